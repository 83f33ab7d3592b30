/**
 * Made-up records for trials, benchmarks and the demonstration: from a seed, always the same, always marked synthetic. Writes files
 * that are then ingested like any publisher's; knows nothing of the store.
 */
package org.merata.synthetic;
