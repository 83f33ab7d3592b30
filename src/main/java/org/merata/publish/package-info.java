/** Exports and releases with their metadata: an answer as a file that others can trust and cite. */
package org.merata.publish;
