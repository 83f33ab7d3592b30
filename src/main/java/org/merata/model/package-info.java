/**
 * The field's words: what every other room means by a period, a region, a status, a notice. Imports {@code java.*} only; knows no file
 * format, no database, no page.
 */
package org.merata.model;
