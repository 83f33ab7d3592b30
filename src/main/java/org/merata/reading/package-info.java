/**
 * A publisher's file as a table of text: what it is, how it is written, its header and its records, each with its place. Knows nothing of
 * sources, contracts or the store's content; never changes a cell's meaning, and says where it could not tell.
 */
package org.merata.reading;
