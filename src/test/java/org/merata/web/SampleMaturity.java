package org.merata.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Event;
import org.merata.dashboard.ChartSpec.Kind;
import org.merata.dashboard.ChartSpec.Line;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Shape;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.ChartSpec.Tick;
import org.merata.dashboard.Heat;
import org.merata.dashboard.Heat.Group;
import org.merata.dashboard.Heat.HeatCell;
import org.merata.dashboard.Heat.HeatRow;
import org.merata.dashboard.PageView;
import org.merata.dashboard.PageView.Link;
import org.merata.dashboard.Panel;
import org.merata.dashboard.Scatter;
import org.merata.dashboard.Scatter.Spot;
import org.merata.dashboard.TableSpec;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.model.Language;
import org.merata.model.Status;

/** A made-up page with profiles, heat grids and scatters, at their smallest and largest. Its institutions do not exist. */
final class SampleMaturity {
    private static final String WATERMARK = "DATA SINTETIS / SYNTHETIC DATA";
    private static final Axis NONE = new Axis("", List.of(), OptionalDouble.empty(), OptionalDouble.empty(), List.of());
    private static final Shape[] EVIDENCE = {Shape.CIRCLE, Shape.SQUARE, Shape.DIAMOND};
    private static final String[] ASPECTS = {
        "Kebijakan Internal Tata Kelola",
        "Perencanaan Strategis",
        "Teknologi Informasi dan Komunikasi",
        "Penyelenggara",
        "Penerapan Manajemen",
        "Audit TIK",
        "Layanan Administrasi Pemerintahan Berbasis Elektronik",
        "Layanan Publik Berbasis Elektronik"
    };
    private static final int[] LAST = {9, 13, 17, 19, 27, 30, 40, 46};

    private final Language language;
    private final Random random = new Random(20261129);

    private SampleMaturity(Language language) {
        this.language = language;
    }

    static PageView page(Language language) {
        var sample = new SampleMaturity(language);
        return new PageView(
                "/samples/maturity",
                List.of(new Link("/", sample.say("Overview", "Ringkasan"))),
                sample.say(
                        "Agency A is mature on paper; its users have not felt it yet",
                        "Instansi A matang di atas kertas; penggunanya belum merasakannya"),
                sample.say("Nothing on this page was measured.", "Tidak ada yang diukur di halaman ini."),
                List.of(),
                List.of(
                        List.of(sample.profile(), sample.longProfile()),
                        List.of(sample.grid("grid", 24, 26)),
                        List.of(sample.scatter("quadrants", 40), sample.crowd()),
                        List.of(sample.grid("small", 4, 8), sample.oneRow()),
                        List.of(sample.history())),
                List.of(),
                true);
    }

    /** As large as a grid gets: all indicators of a framework by all institutions of a kind. */
    static PageView large(Language language) {
        var sample = new SampleMaturity(language);
        return new PageView(
                "/samples/large",
                List.of(),
                sample.say("A large grid", "Kisi besar"),
                "",
                List.of(),
                List.of(List.of(sample.grid("large", 60, 47))),
                List.of(),
                true);
    }

    private String say(String english, String indonesian) {
        return language == Language.EN ? english : indonesian;
    }

    private String figure(double value, int decimals) {
        return String.format(language.locale(), "%." + decimals + "f", value);
    }

    private Panel panel(String id, String title, String scope, ChartSpec chart) {
        return new Panel(
                id,
                title,
                scope,
                chart.summary(),
                Optional.empty(),
                Optional.of(chart),
                new TableSpec(
                        title,
                        List.of(
                                new Column("a", say("Part", "Bagian"), false),
                                new Column("b", say("Value", "Nilai"), true)),
                        List.of(new Row(List.of(Cell.of("A"), Cell.of("3")), Optional.empty()))),
                List.of(),
                say("Source: made up for this page", "Sumber: dibuat untuk halaman ini"),
                List.of(),
                Optional.empty(),
                List.of());
    }

    private static ChartSpec chart(
            String id, Kind kind, String summary, Axis x, Axis y, List<Series> series, List<Line> lines) {
        return new ChartSpec(
                id, kind, "", "", summary, x, y, series, List.of(), lines, List.of(), Optional.of(WATERMARK));
    }

    private static Axis category(List<Point> points) {
        return new Axis(
                "",
                points.stream().map(Point::label).toList(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of());
    }

    private Axis levels(String title) {
        var ticks = new ArrayList<Tick>();
        for (double at : new double[] {1, 1.8, 2.6, 3.5, 4.2, 5}) {
            ticks.add(new Tick(at, figure(at, at == Math.rint(at) ? 0 : 1)));
        }
        return new Axis(title, List.of(), OptionalDouble.of(1), OptionalDouble.of(5), ticks);
    }

    private Point point(String code, String label, OptionalDouble value, double low, double high, Shape shape) {
        return new Point(
                code,
                label,
                value,
                OptionalDouble.of(low),
                OptionalDouble.of(high),
                value.isPresent() ? Status.OBSERVED : Status.NOT_PROVIDED,
                value.isPresent() ? figure(value.getAsDouble(), 2) : say("not provided", "belum disampaikan"),
                Signal.NONE,
                Optional.of("/measures/" + code),
                shape);
    }

    private Panel profile() {
        var now = new ArrayList<Point>();
        var before = new ArrayList<Point>();
        var medians = new ArrayList<OptionalDouble>();
        for (int i = 0; i < ASPECTS.length; i++) {
            String name =
                    i == 6 ? "Layanan administrasi" : i == 7 ? "Layanan publik" : i == 2 ? "Teknologi" : ASPECTS[i];
            name = i == 0 ? "Kebijakan" : name;
            double value = i == 3 ? 1 : i == 4 ? 5 : 1.5 + 0.4 * i;
            OptionalDouble known = i == 5 ? OptionalDouble.empty() : OptionalDouble.of(value);
            now.add(point("a" + i, name, known, 1 + 0.1 * (i % 4), i == 4 ? 5 : 4.6 - 0.1 * i, EVIDENCE[i % 3]));
            before.add(point("a" + i, name, OptionalDouble.of(Math.max(1, value - 0.6)), 1, 5, Shape.CIRCLE));
            medians.add(OptionalDouble.of(2.2 + 0.15 * i));
        }
        var chart = chart(
                "profile",
                Kind.PROFILE,
                say(
                        "Agency A is at 2.9; ICT audit was not provided.",
                        "Instansi A di 2,9; audit TIK belum disampaikan."),
                levels(""),
                category(now),
                List.of(
                        new Series("now", say("Agency A 2025", "Instansi A 2025"), Role.MAIN, now),
                        new Series("before", say("Agency A 2024", "Instansi A 2024"), Role.BEFORE, before)),
                List.of(
                        new Line(say("Target 4.2", "Target 4,2"), Line.Role.TARGET, List.of(OptionalDouble.of(4.2))),
                        new Line(say("median of all agencies", "median semua instansi"), Line.Role.NATION, medians)));
        return panel(
                "profile",
                say("Agency A lags in policy and ICT audit", "Instansi A tertinggal pada kebijakan dan audit TIK"),
                say("Level by aspect, 1 to 5", "Tingkat menurut aspek, 1–5"),
                chart);
    }

    private Panel longProfile() {
        String[] names = {
            "Tingkat kematangan kebijakan internal arsitektur sistem pemerintahan berbasis elektronik instansi pusat dan daerah",
            "Tingkat kematangan penerapan manajemen keamanan informasi",
            "Tingkat kematangan layanan pengaduan pelayanan publik"
        };
        var now = new ArrayList<Point>();
        var other = new ArrayList<Point>();
        for (int i = 0; i < names.length; i++) {
            OptionalDouble value = i == 1 ? OptionalDouble.empty() : OptionalDouble.of(3);
            now.add(point("l" + i, names[i], value, 3, 3, Shape.CIRCLE));
            other.add(point(
                    "l" + i, names[i], i == 1 ? OptionalDouble.empty() : OptionalDouble.of(3 + i), 3, 3, Shape.SQUARE));
        }
        var chart = chart(
                "longprofile",
                Kind.PROFILE,
                say("All equal, one missing.", "Semua sama, satu tanpa nilai."),
                levels(""),
                category(now),
                List.of(
                        new Series("a", say("Agency A", "Instansi A"), Role.MAIN, now),
                        new Series("b", say("Agency B", "Instansi B"), Role.SECOND, other)),
                List.of(new Line("Target", Line.Role.TARGET, List.of(OptionalDouble.of(5)))));
        return panel("longprofile", say("Everyone says three", "Semua menjawab tiga"), "", chart);
    }

    private Panel oneRow() {
        var now = List.of(point("i", say("Index", "Indeks"), OptionalDouble.of(2.87), 1.4, 4.3, Shape.SQUARE));
        var chart = chart(
                "onerow",
                Kind.PROFILE,
                say("The index is 2.87.", "Indeksnya 2,87."),
                levels(""),
                category(now),
                List.of(new Series("a", "", Role.MAIN, now)),
                List.of());
        return panel("onerow", say("The index is 2.87", "Indeksnya 2,87"), "", chart);
    }

    private Panel grid(String id, int rows, int columns) {
        var codes = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (int i = 0; i < columns; i++) {
            codes.add(columns < 10 ? "Aspek " + (i + 1) : String.valueOf(i + 1));
            names.add(say("Indicator ", "Tingkat kematangan indikator ") + (i + 1));
        }
        List<String> classes = List.of(
                say("1 initial", "1 rintisan"),
                say("2 managed", "2 terkelola"),
                say("3 defined", "3 terdefinisi"),
                say("4 integrated", "4 terpadu"),
                say("5 optimal", "5 optimum"));
        var all = new ArrayList<HeatRow>();
        for (int r = 0; r < rows; r++) {
            var cells = new ArrayList<HeatCell>();
            for (int i = 0; i < columns; i++) {
                int level = Math.max(0, Math.min(4, (int) Math.round(2 + (r % 7 - 3) * 0.4 + random.nextGaussian())));
                cells.add(
                        random.nextInt(20) == 0
                                ? new HeatCell(
                                        OptionalInt.empty(), "", say("not provided", "belum disampaikan"), Shape.DOT)
                                : new HeatCell(
                                        OptionalInt.of(level),
                                        columns < 10
                                                ? figure(level + 1 + random.nextInt(10) / 10.0, 1)
                                                : String.valueOf(level + 1),
                                        classes.get(level),
                                        id.equals("small") ? EVIDENCE[random.nextInt(3)] : Shape.CIRCLE));
            }
            String name = r % 9 == 4
                    ? "Badan Contoh Pengelolaan Arsip dan Dokumentasi Pelayanan Publik Daerah"
                    : say("Sample agency ", "Instansi contoh ") + (r + 1);
            all.add(new HeatRow("r" + r, name, Optional.of("/agencies/r" + r), cells));
        }
        var groups = new ArrayList<Group>();
        for (int g = 0; g < LAST.length && LAST[g] < columns; g++) {
            groups.add(new Group(ASPECTS[g], g == 0 ? 0 : LAST[g - 1] + 1, LAST[g]));
        }
        var chart = new ChartSpec(
                id,
                Kind.HEAT_GRID,
                "",
                "",
                say(
                        rows + " agencies by " + columns + " indicators.",
                        rows + " instansi menurut " + columns + " indikator."),
                NONE,
                NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(WATERMARK),
                Optional.of(new Heat(codes, names, all, classes, groups)));
        return panel(
                id,
                say("Services are ahead of policy", "Layanan mendahului kebijakan"),
                say("Level of each indicator, 1 to 5", "Tingkat setiap indikator, 1–5"),
                chart);
    }

    private List<String> quadrants() {
        return List.of(
                say("mature and felt", "matang dan dirasakan"),
                say("mature on paper", "matang di atas kertas"),
                say("quietly good", "baik tanpa banyak bicara"),
                say("left behind", "tertinggal"));
    }

    private Panel scatter(String id, int count) {
        var spots = new ArrayList<Spot>();
        for (int i = 0; i < count; i++) {
            double x = i == 0 ? 5 : i == 1 ? 1 : Math.max(1, Math.min(5, 3 + 0.9 * random.nextGaussian()));
            double y = i == 0 ? 1 : i == 1 ? 0 : Math.max(0, Math.min(1, 0.1 * x + 0.3 + 0.18 * random.nextGaussian()));
            String name = i == 3
                    ? "Badan Contoh Pengelolaan Arsip dan Dokumentasi"
                    : say("Sample agency ", "Instansi contoh ") + (i + 1);
            boolean interval = i % 4 == 0;
            spots.add(new Spot(
                    "s" + i,
                    name,
                    x,
                    y,
                    interval ? OptionalDouble.of(Math.max(1, x - 0.3)) : OptionalDouble.empty(),
                    interval ? OptionalDouble.of(Math.min(5, x + 0.3)) : OptionalDouble.empty(),
                    EVIDENCE[i % 3],
                    i < 12,
                    Optional.of("/agencies/s" + i),
                    figure(x, 2) + ", " + Math.round(100 * y) + "%"));
        }
        return scatterPanel(
                id, say("Paper and practice agree half the time", "Atas kertas dan kenyataan sering berbeda"), spots);
    }

    /** All on one place but one: labels have to be left out. */
    private Panel crowd() {
        var spots = new ArrayList<Spot>();
        for (int i = 0; i < 8; i++) {
            spots.add(new Spot(
                    "c" + i,
                    say("Sample agency ", "Instansi contoh ") + (i + 1),
                    3,
                    i == 7 ? 0.2 : 0.5,
                    Shape.DOT,
                    true,
                    Optional.empty(),
                    figure(3, 2) + ", 50%"));
        }
        return scatterPanel(
                "crowd", say("Seven agencies stand on one place", "Tujuh instansi berada di satu titik"), spots);
    }

    private Panel scatterPanel(String id, String title, List<Spot> spots) {
        var ticks = new ArrayList<Tick>();
        for (int i = 0; i <= 4; i++) {
            ticks.add(new Tick(i / 4.0, 25 * i + "%"));
        }
        var chart = new ChartSpec(
                id,
                Kind.SCATTER,
                "",
                "",
                title + ".",
                levels(say("Maturity index", "Indeks kematangan")),
                new Axis(
                        say(
                                "Digital take-up, per cent of completed applications",
                                "Pemanfaatan layanan digital, persen permohonan selesai"),
                        List.of(),
                        OptionalDouble.of(0),
                        OptionalDouble.of(1),
                        ticks),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(WATERMARK),
                Optional.of(new Scatter(spots, OptionalDouble.of(2.6), OptionalDouble.of(0.5), quadrants())));
        return panel(id, title, say("Sample agencies, 2025", "Instansi contoh, 2025"), chart);
    }

    /** The history of an index under three editions: each a line of its own, which ends where the next begins. */
    private Panel history() {
        int[][] years = {{2018, 2019}, {2020, 2025}, {2026, 2027}};
        var labels = new ArrayList<String>();
        for (int year = 2018; year <= 2027; year++) {
            labels.add(String.valueOf(year));
        }
        var series = new ArrayList<Series>();
        for (int e = 0; e < years.length; e++) {
            var points = new ArrayList<Point>();
            for (int year = 2018; year <= 2027; year++) {
                boolean in = year >= years[e][0] && year <= years[e][1] && year != 2022;
                OptionalDouble value =
                        in ? OptionalDouble.of(1.6 + 0.5 * e + 0.15 * (year - years[e][0])) : OptionalDouble.empty();
                points.add(new Point(
                        labels.get(year - 2018),
                        labels.get(year - 2018),
                        value,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        in || year == 2022 && e == 1
                                ? (in ? Status.OBSERVED : Status.NOT_PROVIDED)
                                : Status.NOT_APPLICABLE,
                        in ? figure(value.getAsDouble(), 2) : say("not applicable", "tidak berlaku"),
                        Signal.NONE,
                        Optional.empty()));
            }
            String[] names = {"SPBE 2018", "SPBE 2020", "Pemdi 2026"};
            series.add(new Series("e" + e, names[e], Role.MAIN, points));
        }
        var chart = new ChartSpec(
                "history",
                Kind.LINE,
                "",
                "",
                say("Three editions, not joined.", "Tiga edisi, tidak disambung."),
                new Axis("", labels, OptionalDouble.empty(), OptionalDouble.empty(), List.of()),
                levels(""),
                series,
                List.of(),
                List.of(),
                List.of(
                        new Event(2, 2, say("another framework: SPBE 2020", "kerangka lain: SPBE 2020"), ""),
                        new Event(8, 8, say("another framework: Pemdi 2026", "kerangka lain: Pemdi 2026"), "")),
                Optional.of(WATERMARK));
        return panel(
                "history", say("Each edition has a scale of its own", "Setiap edisi memakai skala sendiri"), "", chart);
    }
}
