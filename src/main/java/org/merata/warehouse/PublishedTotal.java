package org.merata.warehouse;

/**
 * A number that a published version tells by its parts, and what it must come to.
 *
 * @param due SQL that counts it in the records
 * @param table the table of a published version whose rows add up to it
 * @param sum SQL that adds them up
 */
public record PublishedTotal(String dataset, String due, String table, String sum) {}
