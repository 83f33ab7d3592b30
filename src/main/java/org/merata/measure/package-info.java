/**
 * The semantic layer: a question becomes SQL over the published cubes and comes back as an exact answer. Exact answers go to
 * {@code disclosure} only; nobody else may ask here (a test says so).
 */
package org.merata.measure;
