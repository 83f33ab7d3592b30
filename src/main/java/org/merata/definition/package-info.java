/**
 * What people write to tell Merata what to do: contracts, sources, measures, dashboards, targets, events, the country. Reads YAML
 * strictly against a JSON Schema each and reports every problem of a file at once, as notices with file, line, path and the allowed
 * values. Everything here is an immutable record, known by its id. Knows no database and no page.
 */
package org.merata.definition;
