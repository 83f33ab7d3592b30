package org.merata.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.TestHome;
import org.merata.disclosure.Gate;
import org.merata.measure.Measures;
import org.merata.model.Language;
import org.merata.model.Status;
import org.merata.warehouse.PublishedVersion;

/** A service whose people and providers are known, from its file to its page. */
class GroupPanelsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-02-15T00:00:00Z"), ZoneOffset.UTC);
    private static final List<String> FIELDS = List.of(
            "transaction_id",
            "service",
            "region",
            "agency",
            "channel",
            "submitted_at",
            "completed_at",
            "status",
            "returned_times",
            "sex",
            "disability",
            "delivery_partner");

    @TempDir
    Path folder;

    private final List<String> rows = new ArrayList<>();

    private void people(int n, int returned, String sex, String disability, String partner) {
        for (int i = 0; i < n; i++) {
            rows.add("T" + rows.size() + ",passport,A1,G1,counter,2024-01-08 09:00,2024-01-09 09:00,completed,"
                    + (i < returned ? 1 : 0) + "," + sex + "," + disability + "," + partner);
        }
    }

    private Panel panel(String id, Language language) throws Exception {
        TestHome home = TestHome.in(folder)
                .source("people", "service_transactions", "", FIELDS)
                .write("data/inbox/people/2024.csv", String.join(",", FIELDS) + "\n" + String.join("\n", rows) + "\n");
        assertEquals(0, home.ingest().quarantined(), "every row is fine");
        try (PublishedVersion version = PublishedVersion.open(
                home.home().publishedVersion(home.home().findCurrentVersion().orElseThrow()))) {
            var gate = new Gate(home.definitions(), new Measures(home.definitions(), version));
            var pages = new Pages(home.definitions(), gate.reference(), gate, Quality.none(), CLOCK);
            return pages.findService("passport", ViewRequest.of(language)).orElseThrow().panels().stream()
                    .flatMap(List::stream)
                    .filter(panel -> panel.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no panel " + id));
        }
    }

    /** 180 of 200 women and 120 of 200 men: 30 points apart, Newcombe's interval 21.8 to 37.7; with and without a disability alike. */
    @Test
    void theSexesDifferAndTheAnswerSaysByHowMuch() throws Exception {
        people(100, 10, "female", "with_disability", "");
        people(100, 10, "female", "without_disability", "");
        people(100, 40, "male", "with_disability", "");
        people(100, 40, "male", "without_disability", "");
        Panel panel = panel("groups-first_time_right", Language.EN);
        assertEquals("Right the first time differs by sex; no clear difference by disability", panel.title());
        assertTrue(
                panel.summary()
                        .contains(
                                "By sex it is highest for Female (90.0%) and lowest for Male (60.0%): a difference of 30.0"
                                        + " percentage points, 95% interval 21.8 to 37.7 percentage points."),
                panel.summary());
        assertTrue(panel.summary().contains("By disability there is no clear difference"), panel.summary());
        assertEquals(4, panel.chart().orElseThrow().series().get(0).points().size());
        assertEquals(panel.summary(), panel.chart().orElseThrow().summary());
    }

    /** Where nothing of any measure may be known, one panel says so for all. */
    @Test
    void whatIsTooSmallIsSaidToBeHeldBack() throws Exception {
        people(9, 0, "male", "", "");
        people(100, 40, "female", "", "");
        Panel panel = panel("groups-digital_take_up", Language.ID);
        assertTrue(panel.title().endsWith("terlalu sedikit untuk dibandingkan"), panel.title());
        assertTrue(panel.summary().contains("Jenis kelamin") || panel.summary().contains("Perempuan"), panel.summary());
        panel.answers().stream()
                .flatMap(answer -> answer.figures().stream())
                .forEach(figure -> assertEquals(Status.SUPPRESSED, figure.status()));
        assertTrue(panel.chart().isEmpty());
        assertFalse(panel.statuses().isEmpty());
    }

    @Test
    void whoDeliversIsToldInShares() throws Exception {
        people(150, 50, "", "", "own_office");
        people(50, 20, "", "", "civil_society");
        people(100, 40, "", "", "");
        Panel panel = panel("delivery_partner_share", Language.EN);
        assertEquals("Delivery by partner: the agency itself 75.0%", panel.title());
        assertTrue(
                panel.summary().contains("the agency itself 75.0% and civil society organisation 25.0%"),
                panel.summary());
    }
}
