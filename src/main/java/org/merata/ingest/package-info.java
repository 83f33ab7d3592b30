/**
 * A source, from file to warehouse or to quarantine. Rows read = accepted + quarantined + duplicates, for every file, asserted at run
 * time; all of a file or none of it; the same bytes only once. Knows nothing of measures' questions or of pages.
 */
package org.merata.ingest;
