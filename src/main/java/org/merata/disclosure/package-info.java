/**
 * The one door to numbers: what this reader may see of an exact answer. Pages, exports, analyses and the API all ask here.
 */
package org.merata.disclosure;
