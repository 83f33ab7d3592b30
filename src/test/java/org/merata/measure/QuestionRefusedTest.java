package org.merata.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.definition.Definitions;
import org.merata.definition.Formula;
import org.merata.measure.Question.Breakdown;
import org.merata.model.Grain;
import org.merata.model.TimeRange;
import org.merata.warehouse.PublishedVersion;

class QuestionRefusedTest {
    private static final Definitions DEFINITIONS = MadeUpCountry.definitions(Map.of());

    @TempDir
    static Path directory;

    private static MadeUpStore store;
    private static PublishedVersion version;

    @BeforeAll
    static void publish() throws Exception {
        store = MadeUpStore.empty(directory, DEFINITIONS);
        store.transactions(50, "2024-01", "1101", "counter", "completed");
        store.run("INSERT INTO service_volumes VALUES ('svc_c', '12', 'off_2a', 'online', DATE '2024-01-01', 100,"
                + " 'observed', 0)");
        store.run("INSERT INTO meta_more VALUES ('grain_service_volumes', 'quarter')");
        version = PublishedVersion.open(store.publish("v1"));
    }

    @AfterAll
    static void close() throws SQLException {
        version.close();
        store.close();
    }

    private static QuestionRefused refused(Question question) {
        return refused(DEFINITIONS, question);
    }

    private static QuestionRefused refused(Definitions definitions, Question question) {
        var measures = new Measures(definitions, version);
        return assertThrows(QuestionRefused.class, () -> measures.answer(question));
    }

    private static void assertRefused(Refusal why, String parameter, String value, QuestionRefused refused) {
        assertEquals(why, refused.refusal());
        assertEquals(parameter, refused.parameter());
        assertEquals(value, refused.value());
    }

    @Test
    void aMeasureNobodyDefined() {
        QuestionRefused refused = refused(Question.of("digital_takeup"));
        assertRefused(Refusal.UNKNOWN_MEASURE, "measures", "digital_takeup", refused);
        assertEquals(Optional.of("digital_take_up"), refused.nearest());
        assertRefused(Refusal.NO_MEASURE, "measures", "", refused(Question.of()));
    }

    @Test
    void aDimensionTheMeasureDoesNotOffer() {
        QuestionRefused refused = refused(Question.of("imdi").by(Breakdown.of("channel")));
        assertRefused(Refusal.DIMENSION_NOT_OFFERED, "by", "channel", refused);
        assertEquals(List.of("region", "region.group"), refused.allowed());
        assertRefused(
                Refusal.DIMENSION_NOT_OFFERED,
                "status",
                "status",
                refused(Question.of("completed_transactions").where(Map.of("status", "completed"))));
    }

    @Test
    void aLevelOrAValueNobodyKnows() {
        QuestionRefused level = refused(Question.of("completed_transactions").by(Breakdown.of("region", "provinse")));
        assertRefused(Refusal.UNKNOWN_LEVEL, "level", "provinse", level);
        assertEquals(Optional.of("province"), level.nearest());
        QuestionRefused code = refused(Question.of("completed_transactions").where(Map.of("channel", "onlin")));
        assertRefused(Refusal.UNKNOWN_CODE, "channel", "onlin", code);
        assertEquals(Optional.of("online"), code.nearest());
        assertRefused(
                Refusal.LEVEL_NOT_FOR_THIS,
                "by",
                "channel@province",
                refused(Question.of("completed_transactions").by(Breakdown.of("channel", "province"))));
        assertRefused(
                Refusal.LEVEL_ABOVE_FILTER,
                "level",
                "province",
                refused(Question.of("completed_transactions")
                        .by(Breakdown.of("region", "province"))
                        .where(Map.of("region", "1101"))));
    }

    @Test
    void theSameDimensionTwiceOrTooMany() {
        assertRefused(
                Refusal.DIMENSION_TWICE,
                "by",
                "region",
                refused(Question.of("completed_transactions")
                        .by(Breakdown.of("region", "province"), Breakdown.of("region", "regency"))));
        assertEquals(
                Refusal.TOO_MANY_DIMENSIONS,
                refused(Question.of("completed_transactions")
                                .by(Breakdown.of("region"), Breakdown.of("service"), Breakdown.of("agency"))
                                .where(Map.of("channel", "online", "service.sector", "health")))
                        .refusal());
    }

    @Test
    void periodsShorterThanTheDataWereCountedIn() {
        QuestionRefused grain = refused(Question.of("applications").each(Grain.MONTH));
        assertRefused(Refusal.GRAIN_TOO_FINE, "grain", "month", grain);
        assertEquals(List.of("quarter", "semester", "year"), grain.allowed());
        assertRefused(
                Refusal.TIME_TOO_FINE,
                "time",
                "2024-02",
                refused(Question.of("applications")
                        .during(TimeRange.find("2024-02").orElseThrow())));
        assertRefused(
                Refusal.GRAIN_TOO_FINE,
                "grain",
                "month",
                refused(Question.of("imdi").each(Grain.MONTH)));
        assertRefused(
                Refusal.TIME_SHORTER_THAN_GRAIN,
                "grain",
                "year",
                refused(Question.of("completed_transactions")
                        .each(Grain.YEAR)
                        .during(TimeRange.find("2024-01..2024-06").orElseThrow())));
    }

    @Test
    void aShareWithoutItsDimensionAndValuesAddedUp() {
        QuestionRefused share = refused(Question.of("channel_share"));
        assertRefused(Refusal.SHARE_OF_WHAT, "by", "channel_share", share);
        assertEquals(List.of("channel", "channel.kind"), share.allowed());
        assertRefused(
                Refusal.NEVER_ADDED_UP,
                "by",
                "region.group",
                refused(Question.of("imdi").by(Breakdown.of("region.group"))));
        assertEquals(
                Refusal.NEVER_ADDED_UP,
                refused(Question.of("imdi").where(Map.of("region.group", "west")))
                        .refusal());
    }

    @Test
    void aMeasureDefinedSinceTheLastIngestion() {
        Definitions more = MadeUpCountry.with(
                DEFINITIONS,
                "rejected",
                new Formula.Total(List.of(MadeUpCountry.count(
                        "service_transactions", "completed_at", MadeUpCountry.in("status", "rejected")))));
        assertRefused(Refusal.NOT_PUBLISHED_YET, "measures", "rejected", refused(more, Question.of("rejected")));
    }

    @Test
    void dimensionsNotPublishedTogether() {
        Definitions more = MadeUpCountry.with(
                DEFINITIONS,
                "by_status",
                new Formula.Total(
                        List.of(MadeUpCountry.count("service_transactions", "completed_at", MadeUpCountry.DONE))));
        QuestionRefused refused = refused(more, Question.of("by_status").by(Breakdown.of("status")));
        assertRefused(Refusal.NOT_TOGETHER, "by", "status", refused);
        assertTrue(refused.allowed().contains("region,channel"));
    }
}
