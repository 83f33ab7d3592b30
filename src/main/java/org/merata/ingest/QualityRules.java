package org.merata.ingest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.merata.definition.ContractDefinition;
import org.merata.definition.ContractDefinition.Kind;
import org.merata.definition.Definitions;
import org.merata.definition.QualityRule;
import org.merata.definition.QualityRule.Level;
import org.merata.model.Severity;
import org.merata.warehouse.FactTable;
import org.merata.warehouse.RecordsDatabase;
import org.merata.warehouse.SqlText;

/**
 * The rules of quality, run over the rows of a file and over all records. What a batch came to is kept as numbers that add up, so that
 * all records are judged without being read again.
 */
final class QualityRules {
    /** Rows of the file that break a row rule of severity error: {@code (record, piece, rule, compared)}. */
    static final String BROKEN = "broken_rule";

    private static final String ROWS = "rule_rows";
    private static final String GROUPS = "rule_groups";
    private static final String FILE_ROWS = "file_rule_rows";
    private static final String FILE_GROUPS = "file_rule_groups";
    private static final String BEFORE_RULES = "good_before_rules";
    private static final int EXAMPLES = 5;

    private final RecordsDatabase records;
    private final Definitions definitions;
    private final ZoneShift zone;

    QualityRules(RecordsDatabase records, Definitions definitions) {
        this.records = records;
        this.definitions = definitions;
        this.zone = new ZoneShift(definitions.country().zone());
    }

    private List<RuleSql> list(ContractDefinition contract, Level level) {
        return definitions.listRules(contract.id()).stream()
                .filter(rule -> rule.level() == level)
                .map(rule -> new RuleSql(rule, contract, zone))
                .toList();
    }

    /**
     * Runs the rules over the good rows of a file. Rows that break a row rule of severity error are good no longer; they are in
     * {@link #BROKEN}.
     */
    List<RuleResult> run(ContractDefinition contract) throws SQLException {
        records.execute("CREATE OR REPLACE TEMP TABLE " + FILE_ROWS + " (rule VARCHAR, tested BIGINT, broken BIGINT)");
        records.execute("CREATE OR REPLACE TEMP TABLE " + FILE_GROUPS + " (" + RuleSql.PART_COLUMNS + ")");
        records.execute("CREATE OR REPLACE TEMP TABLE " + BROKEN
                + " (record BIGINT, piece INTEGER, rule VARCHAR, compared VARCHAR)");
        String good = "temp.main." + TypedRows.GOOD;
        countRows(list(contract, Level.ROW), good, "", "", FILE_ROWS);
        for (RuleSql rule : list(contract, Level.GROUP)) {
            records.execute("INSERT INTO temp.main." + FILE_GROUPS + " " + rule.parts(good, "", ""));
        }
        List<RuleResult> results = judge(contract, "temp.main." + FILE_ROWS, "temp.main." + FILE_GROUPS, false);
        setAside(contract, results);
        return results;
    }

    private void setAside(ContractDefinition contract, List<RuleResult> results) throws SQLException {
        List<String> quarantining = results.stream()
                .filter(result -> result.rule().level() == Level.ROW
                        && result.rule().severity() == Severity.ERROR
                        && result.broken() > 0)
                .map(result -> result.rule().id())
                .toList();
        if (quarantining.isEmpty()) {
            return;
        }
        for (RuleSql rule : list(contract, Level.ROW)) {
            if (quarantining.contains(rule.rule().id())) {
                var joins = new TreeMap<String, String>();
                String broken = rule.applies(joins) + " AND " + rule.isTested() + " AND NOT " + rule.holds();
                records.execute("INSERT INTO temp.main." + BROKEN + " SELECT f.record, f.piece, "
                        + SqlText.text(rule.rule().id()) + ", " + rule.compared() + " FROM temp.main." + TypedRows.GOOD
                        + " f" + String.join("", joins.values()) + " WHERE " + broken);
            }
        }
        records.execute("DROP VIEW IF EXISTS temp.main." + BEFORE_RULES);
        records.execute("ALTER VIEW temp.main." + TypedRows.GOOD + " RENAME TO " + BEFORE_RULES);
        records.execute(
                "CREATE OR REPLACE TEMP VIEW " + TypedRows.GOOD + " AS SELECT g.* FROM temp.main." + BEFORE_RULES
                        + " g ANTI JOIN temp.main." + BROKEN + " b ON b.record = g.record AND b.piece = g.piece");
    }

    /** How many rows of the file stand in {@link #BROKEN}. */
    long countBroken() throws SQLException {
        return records.number("SELECT count(*) FROM (SELECT DISTINCT record, piece FROM temp.main." + BROKEN + ")");
    }

    /** Keeps under a batch what {@link #run} came to. */
    void keep(int batch) throws SQLException {
        records.execute("INSERT INTO " + ROWS + " SELECT " + batch + ", * FROM temp.main." + FILE_ROWS);
        records.execute("INSERT INTO " + GROUPS + " SELECT " + batch + ", * FROM temp.main." + FILE_GROUPS);
    }

    /** Counts again what is kept of every batch, where a rule has changed since. */
    void refresh() throws SQLException {
        String state = definitions.rules().values().stream()
                .map(QualityRules::describe)
                .collect(Collectors.joining("\n"));
        if (records.findMeta("rules").map(state::equals).orElse(false)) {
            return;
        }
        records.execute("BEGIN");
        records.execute("DELETE FROM " + ROWS);
        records.execute("DELETE FROM " + GROUPS);
        for (ContractDefinition contract : definitions.contracts().values()) {
            if (contract.kind() != Kind.REFERENCE) {
                count(contract, OptionalInt.empty());
            }
        }
        records.putMeta("rules", state);
        records.execute("COMMIT");
    }

    /** What of a rule decides about its numbers. */
    private static String describe(QualityRule rule) {
        return String.join(
                "|",
                rule.id(),
                rule.dataset(),
                rule.level().name(),
                rule.groupBy().toString(),
                rule.where().toString(),
                rule.left().toString(),
                rule.operator().name(),
                rule.right().toString(),
                rule.missing().name());
    }

    /** Counts a batch again: its facts have changed. */
    void recount(ContractDefinition contract, int batch) throws SQLException {
        records.execute("DELETE FROM " + ROWS + " WHERE batch = " + batch);
        records.execute("DELETE FROM " + GROUPS + " WHERE batch = " + batch);
        count(contract, OptionalInt.of(batch));
    }

    /** Counts over facts; what a rule keeps in quarantine broke it too. */
    private void count(ContractDefinition contract, OptionalInt batch) throws SQLException {
        String facts = SqlText.name(new FactTable(contract).name());
        String restriction = batch.isPresent() ? " AND f.batch = " + batch.getAsInt() : "";
        countRows(list(contract, Level.ROW), facts, "f.batch, ", restriction, ROWS);
        records.execute("INSERT INTO " + ROWS + " SELECT f.batch, f.value, count(DISTINCT (f.record, f.piece)),"
                + " count(DISTINCT (f.record, f.piece)) FROM quarantine f JOIN batch b USING (batch) WHERE f.code = "
                + SqlText.text(IngestNotice.RULE_BROKEN.code()) + " AND b.dataset = " + SqlText.text(contract.id())
                + restriction + " GROUP BY ALL");
        for (RuleSql rule : list(contract, Level.GROUP)) {
            records.execute("INSERT INTO " + GROUPS + " " + rule.parts(facts, "f.batch, ", restriction));
        }
    }

    /** All row rules in one reading of the rows. */
    private void countRows(List<RuleSql> rules, String from, String batch, String restriction, String into)
            throws SQLException {
        if (rules.isEmpty()) {
            return;
        }
        var joins = new TreeMap<String, String>();
        var counts = new ArrayList<String>();
        for (RuleSql rule : rules) {
            String tested = rule.applies(joins) + " AND " + rule.isTested();
            counts.add("struct_pack(rule := " + SqlText.text(rule.rule().id()) + ", tested := count(*) FILTER (WHERE "
                    + tested + "), broken := count(*) FILTER (WHERE " + tested + " AND NOT " + rule.holds() + "))");
        }
        records.execute("INSERT INTO " + into + " SELECT " + (batch.isEmpty() ? "" : "batch, ")
                + "c.rule, c.tested, c.broken FROM (SELECT " + batch + "unnest([" + String.join(", ", counts)
                + "]) AS c FROM " + from + " f" + String.join("", joins.values()) + " WHERE true" + restriction
                + (batch.isEmpty() ? "" : " GROUP BY f.batch") + ") WHERE c.tested > 0");
    }

    /** What every rule comes to over all records, in the order of their ids. */
    List<RuleResult> runOverAllRecords() throws SQLException {
        refresh();
        var results = new ArrayList<RuleResult>();
        for (ContractDefinition contract : definitions.contracts().values()) {
            results.addAll(judge(contract, kept(ROWS), kept(GROUPS), true));
        }
        return results;
    }

    /** Keeps what every rule comes to, to be published. */
    void keepResults() throws SQLException {
        List<RuleResult> results = runOverAllRecords();
        records.execute("DELETE FROM rule_result");
        for (RuleResult result : results) {
            records.execute("INSERT INTO rule_result VALUES ("
                    + SqlText.text(result.rule().id()) + ", " + result.tested() + ", " + result.broken() + ")");
        }
    }

    private static String kept(String table) {
        return "(SELECT r.* FROM " + table + " r SEMI JOIN batch b ON b.batch = r.batch)";
    }

    private List<RuleResult> judge(ContractDefinition contract, String rows, String groups, boolean withHistory)
            throws SQLException {
        var results = new ArrayList<RuleResult>();
        for (QualityRule rule : definitions.listRules(contract.id())) {
            if (rule.level() == Level.ROW) {
                String counts = " FROM " + rows + " WHERE rule = " + SqlText.text(rule.id());
                long tested = records.number("SELECT CAST(coalesce(sum(tested), 0) AS BIGINT)" + counts);
                long broken = records.number("SELECT CAST(coalesce(sum(broken), 0) AS BIGINT)" + counts);
                results.add(new RuleResult(rule, tested, broken, List.of()));
            } else if (withHistory || !rule.looksBack()) {
                String judged = "(" + new RuleSql(rule, contract, zone).groups(groups) + ")";
                results.add(new RuleResult(
                        rule,
                        records.number("SELECT count(*) FROM " + judged + " WHERE tested"),
                        records.number("SELECT count(*) FROM " + judged + " WHERE broken"),
                        listExamples(judged)));
            }
        }
        return results;
    }

    private List<String> listExamples(String judged) throws SQLException {
        var examples = new ArrayList<String>();
        try (var statement = records.connection().createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT concat_ws(' ', nullif(grp, ''), strftime(month, '%Y-%m'),"
                                + " format('({:.6g}; {:.6g})', l, r)) FROM " + judged
                                + " WHERE broken ORDER BY abs(l - r) DESC,"
                                + " grp, month LIMIT " + EXAMPLES)) {
            while (rows.next()) {
                examples.add(rows.getString(1));
            }
        }
        return examples;
    }

    void drop() throws SQLException {
        records.execute("DROP TABLE IF EXISTS temp.main." + FILE_ROWS);
        records.execute("DROP TABLE IF EXISTS temp.main." + FILE_GROUPS);
        records.execute("DROP TABLE IF EXISTS temp.main." + BROKEN);
    }
}
