CREATE TABLE region(code VARCHAR, name_en VARCHAR, name_id VARCHAR, level VARCHAR, parent VARCHAR, "group" VARCHAR,
    predecessors VARCHAR, valid_from DATE, valid_to DATE, tile_column INTEGER, tile_row INTEGER, tile_letters VARCHAR,
    code_own VARCHAR, code_other VARCHAR);
INSERT INTO region VALUES
    ('ID', 'Country', 'Negara', 'nation', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'ID', '00'),
    ('11', 'North', 'Utara', 'province', 'ID', 'west', NULL, NULL, NULL, 0, 0, 'NO', '11', '91'),
    ('12', 'South', 'Selatan', 'province', 'ID', 'west', NULL, NULL, NULL, 0, 1, 'SO', '12', NULL),
    ('13', 'East', 'Timur', 'province', 'ID', 'east', NULL, NULL, NULL, 1, 0, 'EA', '13', NULL),
    ('14', 'Silent', 'Sunyi', 'province', 'ID', 'east', NULL, NULL, NULL, 1, 1, 'SI', '14', NULL),
    ('15', 'New', 'Baru', 'province', 'ID', 'east', '13;14', '2024-07-01', NULL, 2, 0, 'NE', '15', NULL),
    ('1101', 'North A', 'Utara A', 'regency', '11', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '1101', NULL),
    ('1102', 'North B', 'Utara B', 'regency', '11', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '1102', NULL),
    ('1201', 'South A', 'Selatan A', 'regency', '12', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '1201', NULL),
    ('1301', 'East A', 'Timur A', 'regency', '13', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '1301', NULL),
    ('1501', 'New A', 'Baru A', 'regency', '15', NULL, NULL, '2024-07-01', NULL, NULL, NULL, NULL, '1501', NULL);
CREATE TABLE population(region VARCHAR, year INTEGER, population BIGINT);
INSERT INTO population VALUES ('11', 2020, 1000000), ('11', 2024, 1100000), ('12', 2024, 500000);
CREATE TABLE region_closure AS
    WITH RECURSIVE up(code, ancestor) AS (
        SELECT code, code FROM region
        UNION ALL
        SELECT up.code, region.parent FROM up JOIN region ON region.code = up.ancestor WHERE region.parent IS NOT NULL)
    SELECT up.code, up.ancestor, region.level FROM up JOIN region ON region.code = up.ancestor;
CREATE TABLE agency(code VARCHAR, name_en VARCHAR, name_id VARCHAR, kind VARCHAR, parent VARCHAR, region VARCHAR,
    valid_from DATE, valid_to DATE);
INSERT INTO agency VALUES
    ('gov_1', 'Government 1', 'Pemerintah 1', 'government', NULL, '11', NULL, NULL),
    ('gov_2', 'Government 2', 'Pemerintah 2', 'government', NULL, '12', NULL, NULL),
    ('off_1a', 'Office 1A', 'Dinas 1A', 'office', 'gov_1', '11', NULL, NULL),
    ('off_1b', 'Office 1B', 'Dinas 1B', 'office', 'gov_1', '11', NULL, NULL),
    ('off_2a', 'Office 2A', 'Dinas 2A', 'office', 'gov_2', '12', '2020-01-01', NULL);
CREATE TABLE agency_closure AS
    SELECT code, code AS ancestor FROM agency UNION ALL SELECT code, parent FROM agency WHERE parent IS NOT NULL;
CREATE TABLE service(code VARCHAR, name_en VARCHAR, name_id VARCHAR, sector VARCHAR, level VARCHAR, standard_value INTEGER,
    standard_unit VARCHAR, steps INTEGER, documents INTEGER, visits INTEGER, fee INTEGER);
INSERT INTO service VALUES
    ('svc_a', 'Identity card', 'Kartu identitas', 'population', 'regency', 5, 'working_day', 4, 3, 1, 0),
    ('svc_b', 'Family card', 'Kartu keluarga', 'population', 'regency', 30, 'minute', NULL, NULL, NULL, NULL),
    ('svc_c', 'Referral', 'Rujukan', 'health', 'province', NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE channel(code VARCHAR, name_en VARCHAR, name_id VARCHAR, kind VARCHAR);
INSERT INTO channel VALUES
    ('counter', 'Counter', 'Loket', 'not_digital'),
    ('online', 'Website', 'Situs web', 'digital'),
    ('mobile_app', 'App', 'Aplikasi', 'digital'),
    ('kiosk', 'Kiosk', 'Anjungan', 'assisted');
CREATE TABLE batch(id VARCHAR, source VARCHAR, dataset VARCHAR, file VARCHAR, sha256 VARCHAR, loaded_at TIMESTAMP,
    rows_read BIGINT, accepted BIGINT, quarantined BIGINT, duplicates BIGINT, duplicates_differing BIGINT,
    synthetic BOOLEAN, first_month DATE,
    last_month DATE, read_path VARCHAR, read_reason VARCHAR);
INSERT INTO batch VALUES
    ('1', 'office', 'service_transactions', 'a.csv', 'aa', '2026-01-01 10:00:00', 100, 95, 3, 2, 1, true, '2024-01-01',
     '2024-12-01', 'set', ''),
    ('2', 'office', 'complaints', 'b.csv', 'bb', '2026-01-02 10:00:00', 5, 0, 5, 0, 0, false, NULL, NULL, 'row', 'mixed line ends');
CREATE TABLE quarantine_count(batch VARCHAR, code VARCHAR, column_name VARCHAR, n BIGINT);
INSERT INTO quarantine_count VALUES ('1', 'unknown_code', 'region', 3), ('2', 'missing', NULL, 5);
CREATE TABLE meta_more(key VARCHAR, value VARCHAR);
CREATE TABLE service_transactions(service VARCHAR, region VARCHAR, agency VARCHAR, channel VARCHAR, completed_at TIMESTAMP,
    submitted_at TIMESTAMP, status VARCHAR, processing_time_seconds BIGINT, rkey BIGINT);
CREATE TABLE service_volumes(service VARCHAR, region VARCHAR, agency VARCHAR, channel VARCHAR, period DATE,
    applications BIGINT, applications_status VARCHAR, rkey BIGINT);
CREATE TABLE survey_responses(service VARCHAR, region VARCHAR, agency VARCHAR, channel VARCHAR, submitted_on DATE,
    u1 INTEGER, u2 INTEGER, u3 INTEGER, rating INTEGER, rkey BIGINT);
CREATE TABLE complaints(service VARCHAR, region VARCHAR, agency VARCHAR, channel VARCHAR, submitted_at TIMESTAMP, rkey BIGINT);
CREATE TABLE region_indicators(period_start DATE, grain VARCHAR, region VARCHAR, indicator VARCHAR, value DOUBLE,
    value_status VARCHAR, edition VARCHAR, publisher VARCHAR);
CREATE VIEW wide_service_transactions AS SELECT t.*, c.kind AS "channel.kind", s.sector AS "service.sector"
    FROM service_transactions t JOIN channel c ON c.code = t.channel JOIN service s ON s.code = t.service;
CREATE VIEW wide_service_volumes AS SELECT t.*, c.kind AS "channel.kind"
    FROM service_volumes t JOIN channel c ON c.code = t.channel;
CREATE VIEW wide_survey_responses AS SELECT * FROM survey_responses;
CREATE VIEW wide_complaints AS SELECT * FROM complaints;
