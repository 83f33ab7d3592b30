CREATE MACRO pick(i, salt, n) AS (hash(i * 1000003 + salt * 7919 + SEED) % n)::INTEGER;
INSERT INTO service_transactions
    SELECT ['svc_a', 'svc_b', 'svc_c'][1 + pick(i, 1, 3)],
        ['1101', '1102', '1201', '1301', '11'][1 + pick(i, 2, 5)],
        CASE WHEN pick(i, 3, 20) = 0 THEN NULL ELSE ['gov_1', 'off_1a', 'off_1b', 'off_2a'][1 + pick(i, 4, 4)] END,
        ['counter', 'counter', 'counter', 'online', 'online', 'mobile_app', 'kiosk'][1 + pick(i, 5, 7)],
        CASE WHEN pick(i, 6, 10) = 0 THEN NULL
            ELSE TIMESTAMP '2023-01-01' + INTERVAL 1 HOUR * pick(i, 7, 24 * 1000) END,
        TIMESTAMP '2023-01-01' + INTERVAL 1 HOUR * pick(i, 7, 24 * 1000) - INTERVAL 1 DAY,
        CASE WHEN pick(i, 6, 10) = 0 THEN 'in_progress'
            ELSE ['completed', 'completed', 'completed', 'rejected', 'withdrawn'][1 + pick(i, 8, 5)] END,
        CASE WHEN pick(i, 6, 10) = 0 THEN NULL ELSE (exp(2 + pick(i, 9, 10000) / 1000.0) * 60)::BIGINT END,
        pick(i, 10, 256)
    FROM range(ROWS) r(i);
UPDATE service_transactions SET region = '1501' WHERE region = '1301' AND completed_at >= '2024-08-01';
INSERT INTO service_volumes
    SELECT 'svc_c', ['12', '13'][1 + pick(i, 11, 2)], 'off_2a', ['counter', 'online', 'mobile_app'][1 + pick(i, 12, 3)],
        DATE '2023-01-01' + INTERVAL 1 MONTH * (i // 6)::INTEGER,
        CASE WHEN pick(i, 13, 5) = 0 THEN NULL ELSE 50 + pick(i, 14, 500) END,
        CASE WHEN pick(i, 13, 5) = 0 THEN ['not_applicable', 'not_provided'][1 + pick(i, 15, 2)] ELSE 'observed' END,
        0
    FROM range(180) r(i);
INSERT INTO survey_responses
    SELECT ['svc_a', 'svc_b', 'svc_c'][1 + pick(i, 21, 3)], ['1101', '1102', '1201', '1301'][1 + pick(i, 22, 4)],
        ['off_1a', 'off_1b', 'off_2a'][1 + pick(i, 23, 3)], ['counter', 'online', 'mobile_app', 'kiosk'][1 + pick(i, 24, 4)],
        DATE '2023-01-01' + pick(i, 25, 900)::INTEGER, 1 + pick(i, 26, 4), 1 + pick(i, 27, 4),
        CASE WHEN pick(i, 28, 9) = 0 THEN NULL ELSE 1 + pick(i, 28, 4) END,
        CASE WHEN pick(i, 29, 7) = 0 THEN NULL ELSE 1 + pick(i, 30, 5) END, pick(i, 31, 256)
    FROM range(ROWS // 3) r(i);
INSERT INTO complaints
    SELECT CASE WHEN pick(i, 41, 2) = 0 THEN NULL ELSE 'svc_a' END, ['1101', '1102', '1201', '13'][1 + pick(i, 42, 4)],
        NULL, ['counter', 'online', 'kiosk'][1 + pick(i, 43, 3)],
        TIMESTAMP '2023-01-01' + INTERVAL 1 HOUR * pick(i, 44, 24 * 1000), pick(i, 45, 256)
    FROM range(ROWS // 20) r(i);
INSERT INTO region_indicators
    SELECT make_date(year::INTEGER, 1, 1), 'year', region, 'imdi',
        CASE WHEN region = '13' AND year = 2024 THEN NULL ELSE 30 + pick(year * 100 + region::INTEGER, 51, 4000) / 100.0 END,
        CASE WHEN region = '13' AND year = 2024 THEN 'not_requested' WHEN region = '12' THEN 'revised' ELSE 'observed' END,
        'first', 'Ministry'
    FROM range(2022, 2025) y(year), (VALUES ('11'), ('12'), ('13')) g(region);
INSERT INTO region_indicators VALUES (DATE '2024-01-01', 'year', 'ID', 'imdi', 43.34, 'observed', 'first', 'Ministry');
INSERT INTO region_indicators VALUES (DATE '2024-01-01', 'year', '11', 'other', 1.0, 'observed', 'first', 'Ministry');
