/**
 * What people write to tell Merata what to do: contracts, sources, measures, dashboards, targets, events, the country. Reads YAML
 * strictly against a JSON Schema each and reports every problem of a file at once, as notices with file, line, path and the allowed
 * values. Everything here is an immutable record, known by its id. Knows no database and no page.
 *
 * <p>{@link org.merata.definition.DefinitionFolder#read} is the way in. A file goes from text to located nodes ({@code YamlFile}), past
 * its schema ({@code SchemaCheck}), and through the reader of its kind, which checks it against what was read before it: country,
 * contracts, sources, measures, dashboards, targets, events, rules of quality, frameworks, boundaries with their outlines. {@code src/docs/definitions.md} is made from the schemas.
 */
package org.merata.definition;
