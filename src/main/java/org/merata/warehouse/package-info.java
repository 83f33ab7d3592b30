/**
 * The store of a home: archive, records, published versions, the lock; DuckDB embedded. Knows how things are kept and named, not what
 * they mean: {@code ingest} writes here, {@code measure} reads here, and neither knows the other.
 *
 * <pre>
 * data/store/                 mode 0700
 *   archive/SHA256.zst        every accepted file as it came, compressed; the source of truth
 *   archive/ledger.jsonl      what became of every file that came, one line an event; with the files, all that the records are made from
 *   records.duckdb            facts, quarantine, ledger, cube deltas; opened by ingestion and the command line only, under LOCK
 *   published/vN.duckdb       cubes, reference, quality; no records; opened read-only and locked down by the server
 *   CURRENT                   the name of the version served; replaced by an atomic rename
 *   LOCK                      one process at a time may write; holds who it is
 *   secret                    256 random bits, mode 0600: the key of the record keys
 *
 * A published version holds
 *   meta(key, value)                        version, published_at, layout, synthetic datasets, last period and grain by dataset
 *   region(code, name_en, name_id, level, parent, "group", predecessors, valid_from, valid_to, tile_column, tile_row, tile_letters,
 *          code_SYSTEM...)
 *   population(region, year, population)
 *   region_closure(code, ancestor, level)   every region with itself and all above it; level is the ancestor's
 *   agency(code, name_en, name_id, kind, parent, region, valid_from, valid_to)
 *   agency_closure(code, ancestor)
 *   service(code, name_en, name_id, sector, level, standard_value, standard_unit, steps, documents, visits, fee)
 *   procedure(service, valid_from, steps, documents, visits)
 *   channel(code, name_en, name_id, kind)
 *   cube_DATASET__TIME__CUBE(month DATE, DIMENSION VARCHAR..., and for each aggregate COLUMN of that dataset and time:
 *     COUNT: COLUMN BIGINT, COLUMN_k BIGINT                     the count, the sum of record keys
 *     SUM:   COLUMN DOUBLE, COLUMN_n BIGINT, COLUMN_q DOUBLE, COLUMN_k BIGINT, COLUMN_na BIGINT, COLUMN_np BIGINT
 *            the sum, its number of values, the sum of squares, the sum of record keys, rows not applicable, rows not provided
 *   cube_DATASET__TIME__CUBE__COLUMN(month, DIMENSION..., bin INTEGER, n BIGINT, k BIGINT)   for each BINS aggregate
 *   values_DATASET(period_start DATE, grain VARCHAR, every other field of the contract, FIELD_status VARCHAR for those that carry one)
 *   batch(...), quarantine_count(...)       the quality of each load, without any row
 * </pre>
 */
package org.merata.warehouse;
