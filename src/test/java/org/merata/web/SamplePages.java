package org.merata.web;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.merata.dashboard.AreaMap;
import org.merata.dashboard.ChartSpec;
import org.merata.dashboard.ChartSpec.Axis;
import org.merata.dashboard.ChartSpec.Band;
import org.merata.dashboard.ChartSpec.Event;
import org.merata.dashboard.ChartSpec.Line;
import org.merata.dashboard.ChartSpec.Point;
import org.merata.dashboard.ChartSpec.Role;
import org.merata.dashboard.ChartSpec.Series;
import org.merata.dashboard.ChartSpec.Signal;
import org.merata.dashboard.ChartSpec.Tick;
import org.merata.dashboard.Feed;
import org.merata.dashboard.Heat;
import org.merata.dashboard.PageView;
import org.merata.dashboard.PageView.Filter;
import org.merata.dashboard.PageView.Link;
import org.merata.dashboard.PageView.LinkGroup;
import org.merata.dashboard.PageView.Option;
import org.merata.dashboard.Panel;
import org.merata.dashboard.Scatter;
import org.merata.dashboard.TableSpec;
import org.merata.dashboard.TableSpec.Cell;
import org.merata.dashboard.TableSpec.Column;
import org.merata.dashboard.TableSpec.Row;
import org.merata.dashboard.ViewRefused;
import org.merata.dashboard.ViewRequest;
import org.merata.model.Language;
import org.merata.model.Period;
import org.merata.model.Reference;
import org.merata.model.Status;
import org.merata.model.Text;
import org.merata.publish.Names;
import org.merata.publish.Provenance;
import org.merata.publish.PublicDatasets.PublicDataset;
import org.merata.publish.Releases;
import org.merata.publish.Table;

/** Made-up pages with every kind of chart: what the renderer is tested and looked at with. Nothing in them was measured. */
final class SamplePages {
    private static final String WATERMARK = "DATA SINTETIS / SYNTHETIC DATA";
    private static final String[][] TILES = {
        {"11", "Aceh", "AC", "0", "0"},
        {"12", "Sumatera Utara", "SU", "0", "1"},
        {"13", "Sumatera Barat", "SB", "0", "2"},
        {"14", "Riau", "RI", "1", "2"},
        {"15", "Jambi", "JA", "1", "3"},
        {"16", "Sumatera Selatan", "SS", "1", "4"},
        {"17", "Bengkulu", "BE", "0", "3"},
        {"18", "Lampung", "LA", "1", "5"},
        {"19", "Kep. Bangka Belitung", "BB", "2", "3"},
        {"21", "Kepulauan Riau", "KR", "2", "1"},
        {"31", "DKI Jakarta", "JK", "3", "6"},
        {"32", "Jawa Barat", "JB", "4", "6"},
        {"33", "Jawa Tengah", "JT", "5", "6"},
        {"34", "DI Yogyakarta", "YO", "6", "6"},
        {"35", "Jawa Timur", "JI", "7", "6"},
        {"36", "Banten", "BT", "2", "6"},
        {"51", "Bali", "BA", "9", "6"},
        {"52", "Nusa Tenggara Barat", "NB", "10", "6"},
        {"53", "Nusa Tenggara Timur", "NT", "11", "6"},
        {"61", "Kalimantan Barat", "KB", "4", "2"},
        {"62", "Kalimantan Tengah", "KT", "4", "3"},
        {"63", "Kalimantan Selatan", "KS", "5", "3"},
        {"64", "Kalimantan Timur", "KI", "5", "2"},
        {"65", "Kalimantan Utara", "KU", "5", "1"},
        {"71", "Sulawesi Utara", "SA", "8", "0"},
        {"72", "Sulawesi Tengah", "ST", "7", "2"},
        {"73", "Sulawesi Selatan", "SN", "7", "4"},
        {"74", "Sulawesi Tenggara", "SG", "8", "4"},
        {"75", "Gorontalo", "GO", "7", "1"},
        {"76", "Sulawesi Barat", "SR", "7", "3"},
        {"81", "Maluku", "MA", "9", "3"},
        {"82", "Maluku Utara", "MU", "9", "1"},
        {"91", "Papua", "PA", "12", "2"},
        {"92", "Papua Barat", "PB", "11", "2"},
        {"93", "Papua Selatan", "PS", "12", "4"},
        {"94", "Papua Tengah", "PT", "11", "3"},
        {"95", "Papua Pegunungan", "PP", "12", "3"},
        {"96", "Papua Barat Daya", "PD", "10", "2"}
    };
    private static final Axis NONE = new Axis("", List.of(), OptionalDouble.empty(), OptionalDouble.empty(), List.of());

    private final Language language;
    private final Random random = new Random(20261123);

    private SamplePages(Language language) {
        this.language = language;
    }

    static Site site() {
        return site("v1");
    }

    static Site site(String version) {
        return new Site(
                version,
                version,
                Instant.parse("2026-11-01T03:00:00Z"),
                SamplePages::find,
                SamplePages::dataset,
                (framework, language) -> Optional.empty(),
                new Names(null, new Reference(List.of(), List.of(), List.of(), List.of())),
                language -> new Feed("madeup", "Sample", "Sample", List.of()),
                request -> {
                    throw new IllegalStateException("the sample pages have no measures to ask for");
                },
                Releases.open(Path.of("no-releases")));
    }

    static SiteLease lease() {
        return new SiteLease(Optional.of(site()), List.of(), () -> {});
    }

    private static Optional<PublicDataset> dataset(String id, Language language) {
        if (!id.equals("regions")) {
            return Optional.empty();
        }
        var columns = List.of(
                new Table.Column("code", Table.Type.TEXT, Text.same("Code")),
                new Table.Column("change", Table.Type.NUMBER, Text.same("Change")));
        List<List<Object>> rows = List.of(List.of("11", -5.0), List.of("=1+1", 2.5));
        return Optional.of(new PublicDataset(
                new Table("regions", Text.same("Regions"), columns, rows),
                new Provenance(
                        "v1",
                        Instant.parse("2026-11-01T03:00:00Z"),
                        List.of("regions"),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        List.of())));
    }

    private static Optional<PageView> find(String path, ViewRequest request) {
        if (request.where().containsKey("region")
                && request.where().get("region").equals("99")) {
            throw ViewRefused.unknownValue("region", "99", List.of("11", "12", "<b>13</b>"));
        }
        var pages = new SamplePages(request.language());
        return switch (path) {
            case "/" -> Optional.of(pages.home());
            case "/regions" -> Optional.of(pages.regions(request));
            case "/dashboards/processing_time" -> Optional.of(pages.times(request));
            case "/quality" -> Optional.of(pages.quality());
            case "/samples/large" -> Optional.of(SampleMaturity.large(request.language()));
            case "/samples/maturity" -> Optional.of(SampleMaturity.page(request.language()));
            case "/evil" -> Optional.of(pages.evil());
            case "/broken" -> throw new IllegalStateException("secret: SELECT * FROM records at /var/lib/merata");
            default -> Optional.empty();
        };
    }

    private String say(String english, String indonesian) {
        return language == Language.EN ? english : indonesian;
    }

    private PageView home() {
        return new PageView(
                "/",
                List.of(),
                say(
                        "More services are digital, but fewer finish on time",
                        "Makin banyak layanan digital, tetapi makin sedikit yang tepat waktu"),
                say(
                        "Indonesia, all services, September 2026. Both changes are larger than ordinary variation. Satisfaction shows no signal.",
                        "Indonesia, semua pelayanan, September 2026. Kedua perubahan melebihi variasi biasa. Kepuasan belum menunjukkan perubahan berarti."),
                List.of(),
                List.of(
                        List.of(
                                headline(
                                        "take-up",
                                        say("Digital take-up", "Tingkat pemanfaatan layanan digital"),
                                        0.575,
                                        0.002,
                                        0.614,
                                        Signal.BETTER,
                                        0.75,
                                        0.5,
                                        0.8),
                                headline(
                                        "within",
                                        say("Finished within the standard", "Selesai tepat waktu"),
                                        0.828,
                                        0.006,
                                        0.802,
                                        Signal.WORSE,
                                        0.82,
                                        0.7,
                                        0.9),
                                headline(
                                        "satisfaction",
                                        say("Satisfaction index (IKM)", "Indeks Kepuasan Masyarakat (IKM)"),
                                        0.84,
                                        0.005,
                                        0.843,
                                        Signal.NONE,
                                        0.766,
                                        0.7,
                                        0.9)),
                        List.of(map(), ranked())),
                List.of(new LinkGroup(
                        say("Dashboards", "Dasbor"),
                        List.of(
                                new Link("/dashboards/processing_time", say("Processing time", "Waktu penyelesaian")),
                                new Link("/regions", say("Regional digital gaps", "Kesenjangan digital antarwilayah"))),
                        List.of("7,8 " + say("days", "hari"), ""))),
                true);
    }

    private PageView regions(ViewRequest request) {
        return new PageView(
                "/regions",
                List.of(new Link("/", say("Overview", "Ringkasan"))),
                say(
                        "The digital gap narrows at the ends, yet 24 provinces stay below the national rate",
                        "Kesenjangan digital menyempit di ujungnya, tetapi 24 provinsi masih di bawah angka nasional"),
                say(
                        "Q3 2026: 61.4% of completed applications were digital.",
                        "Triwulan III 2026: 61,4% permohonan yang selesai diproses secara digital. Tertinggi DKI Jakarta (78,6%), terendah Papua Pegunungan (19,7%)."),
                filters(request),
                List.of(List.of(map(), ranked()), List.of(inequality()), List.of(dumbbell(), longNames())),
                List.of(),
                true);
    }

    private PageView times(ViewRequest request) {
        return new PageView(
                "/dashboards/processing_time",
                List.of(
                        new Link("/", say("Overview", "Ringkasan")),
                        new Link("/dashboards", say("Dashboards", "Dasbor"))),
                say(
                        "The typical wait is short; the slowest tenth waits longer again",
                        "Waktu tunggu umumnya singkat; sepersepuluh terlama kembali menunggu lebih lama"),
                say(
                        "Median 7.8 days, September 2026; one in ten waits longer than 19 days.",
                        "Median 7,8 hari, September 2026; satu dari sepuluh menunggu lebih dari 19 hari."),
                filters(request),
                List.of(List.of(percentiles(), control()), List.of(lines(), shares()), List.of(quietLine())),
                List.of(),
                true);
    }

    private PageView quality() {
        return new PageView(
                "/quality",
                List.of(new Link("/", say("Overview", "Ringkasan"))),
                say("One source is late", "Satu sumber terlambat"),
                "",
                List.of(),
                List.of(List.of(verdicts())),
                List.of(),
                false);
    }

    private PageView evil() {
        String evil = "<img src=x onerror=alert(1)>\"'</script><script>alert(2)</script>";
        Point point = new Point(
                evil,
                evil,
                OptionalDouble.of(0.5),
                OptionalDouble.of(0.4),
                OptionalDouble.of(0.6),
                Status.OBSERVED,
                evil,
                Signal.DISTINGUISHED,
                Optional.of("/regions/\"><script>alert(3)</script>"));
        var panels = new ArrayList<Panel>();
        for (ChartSpec.Kind kind : ChartSpec.Kind.values()) {
            var axis = new Axis(
                    evil,
                    List.of(evil),
                    OptionalDouble.of(0),
                    OptionalDouble.of(1),
                    List.of(new Tick(0, evil), new Tick(1, evil)));
            var spec = new ChartSpec(
                    "evil" + kind.ordinal(),
                    kind,
                    evil,
                    evil,
                    evil,
                    axis,
                    axis,
                    List.of(
                            new Series(evil, evil, Role.MAIN, List.of(point)),
                            new Series("b", evil, Role.CHANNEL_ASSISTED, List.of(point))),
                    List.of(new Band(0, 0, 0.2, 0.8, 0.5, evil)),
                    List.of(new Line(evil, Line.Role.TARGET, List.of(OptionalDouble.of(0.7)))),
                    List.of(new Event(0, 0, evil, "javascript:alert(4)")),
                    Optional.of(evil),
                    evilLayout(kind, evil, point));
            panels.add(new Panel(
                    "evil" + kind.ordinal(),
                    evil,
                    evil,
                    evil,
                    Optional.of(new Panel.Headline(
                            evil,
                            evil,
                            Optional.of(new Panel.Chip(Panel.Sign.UP, Panel.Tone.BETTER, evil)),
                            Optional.empty())),
                    Optional.of(spec),
                    new TableSpec(
                            evil,
                            List.of(new Column("a", evil, false), new Column("b", evil, true)),
                            List.of(new Row(
                                    List.of(Cell.of(evil), Cell.of(evil)), Optional.of("javascript:alert(5)")))),
                    List.of(evil),
                    evil,
                    List.of(new Panel.Definition("x", evil, evil, evil)),
                    Optional.of(evil),
                    List.of()));
        }
        return new PageView(
                "/evil",
                List.of(new Link("javascript:alert(6)", evil)),
                evil,
                evil,
                List.of(new Filter(
                        "service",
                        evil,
                        List.of(new Option("\"><script>alert(7)</script>", evil, Optional.of(evil))),
                        Optional.empty())),
                List.of(panels),
                List.of(new LinkGroup(evil, List.of(new Link("//evil.example", evil)), List.of(evil))),
                true);
    }

    private static Optional<ChartSpec.Layout> evilLayout(ChartSpec.Kind kind, String evil, Point point) {
        var tiles = new ChartSpec.Tiles(
                1, 1, List.of(evil), List.of(new ChartSpec.Tile(evil, 0, 0, evil, evil, OptionalInt.of(0))));
        return switch (kind) {
            case TILE_MAP -> Optional.of(tiles);
            case AREA_MAP -> Optional.of(new ChartSpec.Areas(tiles, evilMap(evil)));
            case HEAT_GRID -> Optional.of(evilHeat(evil, point));
            case SCATTER -> Optional.of(evilScatter(evil, point));
            default -> Optional.empty();
        };
    }

    private static AreaMap evilMap(String evil) {
        var corner = new AreaMap.Spot(10, 10);
        var ring = List.of(corner, new AreaMap.Spot(300, 10), new AreaMap.Spot(300, 200));
        return new AreaMap(
                400,
                300,
                List.of(new AreaMap.Area(evil, true, List.of(ring))),
                List.of(new AreaMap.Callout(evil, corner, new AreaMap.Spot(100, 250))));
    }

    private static Heat evilHeat(String evil, Point point) {
        var cell = new Heat.HeatCell(OptionalInt.of(0), evil, evil, ChartSpec.Shape.CIRCLE);
        return new Heat(
                List.of(evil),
                List.of(evil),
                List.of(new Heat.HeatRow(evil, evil, point.link(), List.of(cell))),
                List.of(evil),
                List.of(new Heat.Group(evil, 0, 0)));
    }

    private static Scatter evilScatter(String evil, Point point) {
        var spot = new Scatter.Spot(evil, evil, 0.5, 0.5, ChartSpec.Shape.SQUARE, true, point.link(), evil);
        return new Scatter(
                List.of(spot), OptionalDouble.of(0.2), OptionalDouble.of(0.2), List.of(evil, evil, evil, evil));
    }

    private List<Filter> filters(ViewRequest request) {
        return List.of(
                new Filter(
                        "measure",
                        say("Measure", "Ukuran"),
                        List.of(
                                new Option("", say("Digital take-up", "Pemanfaatan layanan digital"), Optional.empty()),
                                new Option(
                                        "within_standard",
                                        say("Within the standard", "Selesai tepat waktu"),
                                        Optional.empty())),
                        request.measure()),
                new Filter(
                        "service",
                        say("Service", "Jenis pelayanan"),
                        List.of(
                                new Option(
                                        "kk",
                                        say("Family card", "Kartu Keluarga"),
                                        Optional.of(say("Population", "Kependudukan"))),
                                new Option(
                                        "akta",
                                        say("Birth certificate", "Akta kelahiran"),
                                        Optional.of(say("Population", "Kependudukan"))),
                                new Option(
                                        "nib",
                                        say("Business number", "Nomor Induk Berusaha"),
                                        Optional.of(say("Business", "Perizinan")))),
                        Optional.ofNullable(request.where().get("service"))),
                new Filter(
                        "time",
                        say("Period", "Periode"),
                        List.of(
                                new Option("", say("Q3 2026", "Triwulan III 2026"), Optional.empty()),
                                new Option("2026-Q2", say("Q2 2026", "Triwulan II 2026"), Optional.empty())),
                        request.time().map(time -> time.code())),
                new Filter(
                        "level",
                        say("Level", "Tingkat"),
                        List.of(
                                new Option("", say("Province", "Provinsi"), Optional.empty()),
                                new Option("regency", say("Regency", "Kabupaten/kota"), Optional.empty())),
                        request.level()));
    }

    private String percent(double value) {
        String text = String.format(java.util.Locale.ROOT, "%.1f%%", value * 100);
        return language == Language.EN ? text : text.replace('.', ',');
    }

    private List<String> months(int count) {
        var labels = new ArrayList<String>();
        Period month = Period.get("2026-09");
        for (int i = 0; i < count; i++) {
            labels.add(0, org.merata.model.Formats.of(language).shortPeriod(month));
            month = month.previous();
        }
        return labels;
    }

    private static Axis category(List<String> labels) {
        return new Axis("", labels, OptionalDouble.empty(), OptionalDouble.empty(), List.of());
    }

    private Axis shareAxis(double low, double high, int steps) {
        var ticks = new ArrayList<Tick>();
        for (int i = 0; i <= steps; i++) {
            double at = low + i * (high - low) / steps;
            ticks.add(new Tick(at, Math.round(at * 100) + "%"));
        }
        return new Axis("", List.of(), OptionalDouble.of(low), OptionalDouble.of(high), ticks);
    }

    private Point point(String label, double value, Signal signal) {
        return new Point(
                label,
                label,
                OptionalDouble.of(value),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Status.OBSERVED,
                percent(value),
                signal,
                Optional.empty());
    }

    private Point missing(String label) {
        return new Point(
                label,
                label,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Status.NOT_PROVIDED,
                say("not provided", "belum disampaikan"),
                Signal.NONE,
                Optional.empty());
    }

    private Panel panel(
            String id, String title, String scope, String summary, Optional<Panel.Headline> headline, ChartSpec chart) {
        var columns = List.of(
                new Column("label", say("Period", "Periode"), false), new Column("value", say("Value", "Nilai"), true));
        var rows = new ArrayList<Row>();
        for (Point point : chart.series().get(0).points()) {
            rows.add(new Row(
                    List.of(
                            Cell.of(point.label()),
                            new Cell(point.text(), point.value(), point.status(), point.signal())),
                    point.link()));
        }
        return new Panel(
                id,
                title,
                scope,
                summary,
                headline,
                Optional.of(chart),
                new TableSpec(title, columns, rows),
                List.of(),
                say(
                        "Source: service_transactions (synthetic) · last period September 2026 · next update 21 January 2027 · v1",
                        "Sumber: service_transactions (sintetis) · periode terakhir September 2026 · pembaruan berikutnya 21 Januari 2027 · v1"),
                List.of(new Panel.Definition(
                        "digital_take_up",
                        say("Digital take-up", "Tingkat pemanfaatan layanan digital"),
                        say(
                                "Completed applications that came in through a digital channel, of all completed ones.",
                                "Permohonan selesai yang masuk melalui kanal digital, dari semua permohonan selesai."),
                        "GOV.UK Service Manual")),
                Optional.empty(),
                List.of());
    }

    private Panel headline(
            String id,
            String title,
            double level,
            double noise,
            double last,
            Signal signal,
            double target,
            double low,
            double high) {
        List<String> labels = months(24);
        var points = new ArrayList<Point>();
        for (int i = 0; i < 24; i++) {
            double drift = i < 15 || signal == Signal.NONE
                    ? level + noise * random.nextGaussian()
                    : level + (last - level) * (i - 14) / 9;
            points.add(
                    i == 6 && id.equals("within")
                            ? missing(labels.get(i))
                            : point(labels.get(i), i == 23 ? last : drift, i >= 15 ? signal : Signal.NONE));
        }
        var chart = new ChartSpec(
                id,
                ChartSpec.Kind.CONTROL,
                title,
                "",
                title + ": " + percent(last) + ".",
                category(labels),
                shareAxis(low, high, id.equals("take-up") ? 3 : 2),
                List.of(new Series(id, title, Role.MAIN, points)),
                List.of(new Band(
                        0,
                        23,
                        level - 2.66 * noise,
                        level + 2.66 * noise,
                        level,
                        say("Expected from ordinary variation", "Rentang variasi biasa"))),
                List.of(new Line(
                        "Target " + percent(target),
                        Line.Role.TARGET,
                        java.util.Collections.nCopies(24, OptionalDouble.of(target)))),
                List.of(),
                Optional.of(WATERMARK));
        var variation = signal == Signal.BETTER
                ? new Panel.Chip(Panel.Sign.UP, Panel.Tone.BETTER, say("Improving", "Membaik"))
                : signal == Signal.WORSE
                        ? new Panel.Chip(Panel.Sign.DOWN, Panel.Tone.WORSE, say("Worsening", "Memburuk"))
                        : new Panel.Chip(
                                Panel.Sign.LEVEL, Panel.Tone.FLAT, say("No signal", "Belum ada perubahan berarti"));
        var assurance = signal == Signal.BETTER
                ? new Panel.Chip(
                        Panel.Sign.MISSES, Panel.Tone.FLAT, say("Will miss the target", "Konsisten tidak tercapai"))
                : signal == Signal.WORSE
                        ? new Panel.Chip(Panel.Sign.HIT_OR_MISS, Panel.Tone.FLAT, say("Hit or miss", "Belum konsisten"))
                        : new Panel.Chip(
                                Panel.Sign.MEETS, Panel.Tone.FLAT, say("Will meet the target", "Konsisten tercapai"));
        return panel(
                id,
                title,
                say(
                        "Indonesia, monthly, October 2024 to September 2026",
                        "Indonesia, bulanan, Oktober 2024–September 2026"),
                say(
                        "Above its old limits since early 2026, yet below the target every month.",
                        "Di atas batas lamanya sejak awal 2026, tetapi masih di bawah target setiap bulan."),
                Optional.of(new Panel.Headline(
                        percent(last),
                        say("of completed applications", "dari permohonan selesai"),
                        Optional.of(variation),
                        Optional.of(assurance))),
                chart);
    }

    private double value(int region) {
        return 0.197 + 0.59 * ((region * 17) % 38) / 37;
    }

    private List<Point> regionPoints() {
        var points = new ArrayList<Point>();
        for (int i = 0; i < TILES.length; i++) {
            String[] tile = TILES[i];
            if (tile[0].equals("65") || tile[0].equals("93")) {
                boolean late = tile[0].equals("93");
                points.add(new Point(
                        tile[0],
                        tile[1],
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        late ? Status.NOT_PROVIDED : Status.SUPPRESSED,
                        late ? say("not provided", "belum disampaikan") : say("suppressed", "dirahasiakan"),
                        Signal.NONE,
                        Optional.of("/regions/" + tile[0])));
            } else {
                double value = value(i);
                points.add(new Point(
                        tile[0],
                        tile[1],
                        OptionalDouble.of(value),
                        OptionalDouble.of(value - 0.03),
                        OptionalDouble.of(value + 0.03),
                        Status.OBSERVED,
                        percent(value),
                        Math.abs(value - 0.614) < 0.03 ? Signal.NOT_DISTINGUISHED : Signal.DISTINGUISHED,
                        Optional.of("/regions/" + tile[0])));
            }
        }
        return points;
    }

    private Panel map() {
        var points = regionPoints();
        var tiles = new ArrayList<ChartSpec.Tile>();
        for (int i = 0; i < TILES.length; i++) {
            String[] tile = TILES[i];
            boolean known = points.get(i).value().isPresent();
            double value = value(i);
            int level = value < 0.3 ? 0 : value < 0.45 ? 1 : value < 0.55 ? 2 : value < 0.65 ? 3 : 4;
            tiles.add(new ChartSpec.Tile(
                    tile[0],
                    Integer.parseInt(tile[3]),
                    Integer.parseInt(tile[4]),
                    tile[2],
                    known ? String.valueOf(Math.round(value * 100)) : "",
                    known ? OptionalInt.of(level) : OptionalInt.empty()));
        }
        String summary = say("Low in Maluku and Papua, high in Java.", "Rendah di Maluku dan Papua, tinggi di Jawa.");
        var chart = new ChartSpec(
                "map",
                ChartSpec.Kind.TILE_MAP,
                "",
                "",
                summary,
                NONE,
                NONE,
                List.of(new Series("value", "", Role.MAIN, points)),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(WATERMARK),
                Optional.of(new ChartSpec.Tiles(
                        13,
                        7,
                        List.of(
                                say("under 30%", "di bawah 30%"),
                                "30–45%",
                                "45–55%",
                                "55–65%",
                                say("65% and more", "65% ke atas")),
                        tiles)));
        return panel(
                "map",
                say("Low in Maluku and Papua, high in Java", "Rendah di Maluku dan Papua, tinggi di Jawa"),
                say(
                        "Digital take-up, per cent of completed applications, Q3 2026. One tile a province.",
                        "Tingkat pemanfaatan layanan digital, persen permohonan selesai, Triwulan III 2026. Satu petak satu provinsi."),
                summary,
                Optional.empty(),
                chart);
    }

    private Panel ranked() {
        var points = new ArrayList<>(regionPoints());
        points.sort((a, b) -> Double.compare(b.value().orElse(-1), a.value().orElse(-1)));
        var chart = new ChartSpec(
                "ranked",
                ChartSpec.Kind.RANKED,
                "",
                "",
                say("Eight above, 24 below, 4 not told apart.", "8 di atas, 24 di bawah, 4 setara angka nasional."),
                shareAxis(0.2, 0.8, 3),
                category(points.stream().map(Point::label).toList()),
                List.of(new Series("value", "", Role.MAIN, points)),
                List.of(),
                List.of(new Line("Indonesia " + percent(0.614), Line.Role.NATION, List.of(OptionalDouble.of(0.614)))),
                List.of(),
                Optional.of(WATERMARK));
        return panel(
                "ranked",
                say(
                        "8 above, 24 below, 4 level with the nation",
                        "8 provinsi di atas, 24 di bawah, 4 setara angka nasional"),
                say(
                        "Per cent with 95% interval. Axis does not start at zero.",
                        "Persen, dengan selang kepercayaan 95%. Sumbu tidak mulai dari nol."),
                chart.summary(),
                Optional.empty(),
                chart);
    }

    private Panel longNames() {
        String[] names = {
            "Penerbitan Kartu Keluarga karena perubahan data kependudukan",
            "Surat Izin Praktik Dokter",
            "Persetujuan Bangunan Gedung dan Sertifikat Laik Fungsi"
        };
        var points = new ArrayList<Point>();
        for (int i = 0; i < names.length; i++) {
            points.add(new Point(
                    "s" + i,
                    names[i],
                    OptionalDouble.of(0.7 - i * 0.1),
                    OptionalDouble.of(0.66 - i * 0.1),
                    OptionalDouble.of(0.74 - i * 0.1),
                    Status.OBSERVED,
                    percent(0.7 - i * 0.1),
                    Signal.DISTINGUISHED,
                    Optional.of("/services/s" + i)));
        }
        var chart = new ChartSpec(
                "long",
                ChartSpec.Kind.RANKED,
                "",
                "",
                "Three services.",
                shareAxis(0.4, 0.8, 2),
                category(List.of(names)),
                List.of(new Series("value", "", Role.MAIN, points)),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(WATERMARK));
        return panel(
                "long",
                say("Family cards lead", "Kartu keluarga terdepan"),
                say("Services with long names", "Pelayanan bernama panjang"),
                "",
                Optional.empty(),
                chart);
    }

    private Panel dumbbell() {
        var before = new ArrayList<Point>();
        var now = new ArrayList<Point>();
        for (int i = 0; i < 12; i++) {
            String[] tile = TILES[i];
            double value = value(i);
            now.add(new Point(
                    tile[0],
                    tile[1],
                    OptionalDouble.of(value),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    Status.OBSERVED,
                    percent(value),
                    Signal.BETTER,
                    Optional.of("/regions/" + tile[0])));
            before.add(new Point(
                    tile[0],
                    tile[1],
                    OptionalDouble.of(value - 0.08 + 0.01 * i),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    Status.OBSERVED,
                    percent(value - 0.08 + 0.01 * i),
                    Signal.NONE,
                    Optional.empty()));
        }
        var chart = new ChartSpec(
                "dumbbell",
                ChartSpec.Kind.DUMBBELL,
                "",
                "",
                say("Twelve provinces now and a year ago.", "Dua belas provinsi kini dan setahun lalu."),
                shareAxis(0, 0.8, 4),
                category(now.stream().map(Point::label).toList()),
                List.of(
                        new Series("before", say("Q3 2025", "Triwulan III 2025"), Role.BEFORE, before),
                        new Series("now", say("Q3 2026", "Triwulan III 2026"), Role.MAIN, now)),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(WATERMARK));
        return panel(
                "dumbbell",
                say("Eight rose, four stayed", "Delapan naik, empat tetap"),
                say("Q3 2025 to Q3 2026", "Triwulan III 2025 ke Triwulan III 2026"),
                chart.summary(),
                Optional.empty(),
                chart);
    }

    private Panel lines() {
        List<String> labels = months(36);
        String[] names = {
            say("Population registration", "Kependudukan"),
            say("Health", "Kesehatan"),
            say("Business licensing", "Perizinan berusaha"),
            "Indonesia"
        };
        var series = new ArrayList<Series>();
        for (int s = 0; s < names.length; s++) {
            var points = new ArrayList<Point>();
            for (int i = 0; i < 36; i++) {
                points.add(
                        s == 1 && (i == 10 || i == 11 || i == 13)
                                ? missing(labels.get(i))
                                : point(
                                        labels.get(i),
                                        0.35 + 0.09 * s + 0.004 * i + 0.01 * random.nextGaussian(),
                                        Signal.NONE));
            }
            series.add(new Series("s" + s, names[s], s == 3 ? Role.NATION : s == 0 ? Role.MAIN : Role.SECOND, points));
        }
        var chart = new ChartSpec(
                "lines",
                ChartSpec.Kind.LINE,
                "",
                "",
                say("All three rise.", "Ketiganya naik."),
                category(labels),
                shareAxis(0.2, 0.8, 3),
                series,
                List.of(),
                List.of(),
                List.of(),
                Optional.of(WATERMARK));
        return panel(
                "lines",
                say("Take-up rises in all three sectors", "Pemanfaatan naik di ketiga sektor"),
                say("Digital take-up by sector, monthly", "Pemanfaatan layanan digital menurut sektor, bulanan"),
                chart.summary(),
                Optional.empty(),
                chart);
    }

    private Panel quietLine() {
        List<String> labels = List.of("2024", "2025");
        var chart = new ChartSpec(
                "two",
                ChartSpec.Kind.LINE,
                "",
                "",
                "Two years.",
                category(labels),
                shareAxis(0.2, 0.8, 3),
                List.of(new Series(
                        "s",
                        "Indonesia",
                        Role.MAIN,
                        List.of(point("2024", 0.43, Signal.NONE), point("2025", 0.44, Signal.NONE)))),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
        return panel(
                "two", say("Two years are no trend", "Dua tahun belum menjadi tren"), "", "", Optional.empty(), chart);
    }

    private Panel control() {
        List<String> labels = months(80);
        var points = new ArrayList<Point>();
        for (int i = 0; i < 80; i++) {
            double base = i < 18 ? 0.78 : i < 24 ? 0.61 : 0.815;
            points.add(point(
                    labels.get(i),
                    i == 79 ? 0.714 : base + 0.02 * random.nextGaussian(),
                    i == 79 ? Signal.WORSE : Signal.NONE));
        }
        String limits = say("Expected from ordinary variation", "Rentang variasi biasa");
        var chart = new ChartSpec(
                "control",
                ChartSpec.Kind.CONTROL,
                "",
                "",
                say("September 2026 is below the limits.", "September 2026 di bawah batas."),
                category(labels),
                shareAxis(0.4, 1, 3),
                List.of(new Series("s", "s", Role.MAIN, points)),
                List.of(
                        new Band(0, 17, 0.73, 0.83, 0.78, limits),
                        new Band(18, 23, 0.51, 0.71, 0.61, limits),
                        new Band(24, 79, 0.75, 0.88, 0.815, limits)),
                List.of(new Line(
                        "Target 85%", Line.Role.TARGET, java.util.Collections.nCopies(80, OptionalDouble.of(0.85)))),
                List.of(
                        new Event(17, 18, say("Emergency PPKM, 3–20 July 2021", "PPKM Darurat, 3–20 Juli 2021"), ""),
                        new Event(
                                19,
                                24,
                                say("PPKM levels 1–4, to December 2022", "PPKM Level 1–4, sampai Desember 2022"),
                                ""),
                        new Event(
                                60,
                                60,
                                say("Online filing of birth certificates", "Pengajuan daring akta kelahiran"),
                                "/events/x")),
                Optional.of(WATERMARK));
        return panel(
                "control",
                say(
                        "On-time birth certificates just left their limits",
                        "Ketepatan waktu akta kelahiran baru saja keluar dari batasnya"),
                say("Share within the 14-day standard, monthly", "Persentase selesai dalam standar 14 hari, bulanan"),
                chart.summary(),
                Optional.empty(),
                chart);
    }

    private Panel percentiles() {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < 27; i++) {
            labels.add(say(
                    "Q" + (i % 4 + 1) + " " + (2020 + i / 4),
                    "TW " + new String[] {"I", "II", "III", "IV"}[i % 4] + " " + (2020 + i / 4)));
        }
        double[] level = {3.5, 6, 9, 13.5, 18.5};
        Role[] roles = {Role.P10, Role.P25, Role.P50, Role.P75, Role.P90};
        var series = new ArrayList<Series>();
        for (int s = 0; s < 5; s++) {
            var points = new ArrayList<Point>();
            for (int i = 0; i < 27; i++) {
                double value =
                        level[s] * (i == 6 || i == 7 ? 1.55 : 1 + 0.004 * (13 - i)) + 0.1 * random.nextGaussian();
                String text = String.format(language.locale(), "%.1f ", value) + say("days", "hari");
                points.add(
                        i == 20
                                ? missing(labels.get(i))
                                : new Point(
                                        labels.get(i),
                                        labels.get(i),
                                        OptionalDouble.of(value),
                                        OptionalDouble.empty(),
                                        OptionalDouble.empty(),
                                        Status.OBSERVED,
                                        text,
                                        Signal.NONE,
                                        Optional.empty()));
            }
            series.add(new Series(roles[s].name(), "p" + new int[] {10, 25, 50, 75, 90}[s], roles[s], points));
        }
        var ticks = List.of(
                new Tick(0, "0"), new Tick(10, "10"), new Tick(20, "20"), new Tick(30, say("30 days", "30 hari")));
        var chart = new ChartSpec(
                "percentiles",
                ChartSpec.Kind.PERCENTILES,
                "",
                "",
                say("Median 7.8 days.", "Median 7,8 hari."),
                category(labels),
                new Axis("", List.of(), OptionalDouble.of(0), OptionalDouble.of(30), ticks),
                series,
                List.of(),
                List.of(new Line(
                        say("14-day standard", "Standar 14 hari"),
                        Line.Role.STANDARD,
                        java.util.Collections.nCopies(27, OptionalDouble.of(14)))),
                List.of(new Event(6, 6, "PPKM, " + say("July 2021", "Juli 2021"), "")),
                Optional.of(WATERMARK));
        return panel(
                "percentiles",
                say(
                        "The typical wait is back to normal; the slowest tenth is not",
                        "Waktu tunggu umum kembali normal; sepersepuluh terlama belum"),
                say("Days from application to result, quarterly", "Hari dari permohonan sampai selesai, triwulanan"),
                chart.summary(),
                Optional.empty(),
                chart);
    }

    private Panel shares() {
        List<String> labels = months(24);
        String[] names = {
            say("Online", "Daring"),
            say("Mobile app", "Aplikasi seluler"),
            say("Delivery partner", "Mitra layanan"),
            say("Kiosk", "Anjungan mandiri"),
            say("Counter", "Loket"),
            say("Phone", "Telepon")
        };
        Role[] roles = {
            Role.CHANNEL_DIGITAL,
            Role.CHANNEL_DIGITAL,
            Role.CHANNEL_ASSISTED,
            Role.CHANNEL_ASSISTED,
            Role.CHANNEL_OTHER,
            Role.CHANNEL_OTHER
        };
        double[] start = {0.3, 0.1, 0.08, 0.05, 0.42, 0.05};
        double[] end = {0.42, 0.18, 0.09, 0.06, 0.22, 0.03};
        var series = new ArrayList<Series>();
        for (int s = 0; s < names.length; s++) {
            var points = new ArrayList<Point>();
            for (int i = 0; i < 24; i++) {
                points.add(
                        i == 5
                                ? missing(labels.get(i))
                                : point(labels.get(i), start[s] + (end[s] - start[s]) * i / 23, Signal.NONE));
            }
            series.add(new Series("c" + s, names[s], roles[s], points));
        }
        var chart = new ChartSpec(
                "shares",
                ChartSpec.Kind.STACKED_SHARE,
                "",
                "",
                say("Counters fell from 42% to 22%.", "Loket turun dari 42% menjadi 22%."),
                category(labels),
                shareAxis(0, 1, 4),
                series,
                List.of(),
                List.of(),
                List.of(),
                Optional.of(WATERMARK));
        return panel(
                "shares",
                say("Counters lose, online wins", "Loket berkurang, daring bertambah"),
                say("Channels of completed applications, monthly", "Kanal permohonan selesai, bulanan"),
                chart.summary(),
                Optional.empty(),
                chart);
    }

    private Panel inequality() {
        var columns = List.of(
                new Column("measure", say("Measure", "Ukuran"), false),
                new Column("now", "2026", true),
                new Column("verdict", say("Verdict", "Arah"), false),
                new Column("before", "2025", true),
                new Column("trend", say("Since 2023", "Sejak 2023"), false));
        var trend = List.of(
                OptionalDouble.of(62),
                OptionalDouble.of(61),
                OptionalDouble.empty(),
                OptionalDouble.of(60),
                OptionalDouble.of(58.9));
        var rows = List.of(
                new Row(
                        List.of(
                                Cell.of(say("Highest less lowest", "Selisih tertinggi–terendah")),
                                Cell.of("58,9", 58.9),
                                Cell.of("")
                                        .withChips(List.of(new Panel.Chip(
                                                Panel.Sign.DOWN, Panel.Tone.BETTER, say("Improving", "Membaik")))),
                                Cell.of("62,0", 62),
                                Cell.of("").withTrend(trend)),
                        Optional.empty()),
                new Row(
                        List.of(
                                Cell.of(say("Theil index", "Indeks Theil")),
                                Cell.of("0,0135", 0.0135),
                                Cell.of("")
                                        .withChips(List.of(new Panel.Chip(
                                                Panel.Sign.LEVEL,
                                                Panel.Tone.FLAT,
                                                say("No signal", "Belum ada perubahan berarti")))),
                                Cell.of("0,0141", 0.0141),
                                Cell.of("").withTrend(trend)),
                        Optional.empty()));
        return new Panel(
                "inequality",
                say(
                        "The ends draw closer, the middle hardly moves",
                        "Ujungnya mendekat, sebaran di tengah belum berubah"),
                say(
                        "Inequality between provinces. Smaller is more even.",
                        "Ukuran ketimpangan antarprovinsi; makin kecil makin merata."),
                "",
                Optional.empty(),
                Optional.empty(),
                new TableSpec(say("Inequality", "Ketimpangan"), columns, rows),
                List.of(),
                say("Source: synthetic", "Sumber: sintetis"),
                List.of(),
                Optional.of(say(
                        "How to read: the difference uses two provinces only and jumps easily.",
                        "Cara membaca: selisih memakai dua provinsi saja dan mudah goyah.")),
                List.of());
    }

    private Panel verdicts() {
        var columns = new ArrayList<Column>();
        for (String label : List.of(
                say("Source", "Sumber"),
                say("Status", "Status"),
                say("Rows read", "Baris dibaca"),
                say("Accepted", "Diterima"),
                say("Quarantined", "Dikarantina"),
                say("Duplicates", "Ganda"),
                say("Last period", "Periode terakhir"),
                say("Next due", "Berikutnya"))) {
            columns.add(new Column(label, label, columns.size() > 1));
        }
        var rows = new ArrayList<Row>();
        for (String source : List.of("dukcapil_transactions", "survey_responses", "complaints_lapor")) {
            rows.add(new Row(
                    List.of(
                            Cell.of(source),
                            Cell.of(
                                    source.equals("survey_responses")
                                            ? say("Late, 33 days", "Terlambat 33 hari")
                                            : say("On time", "Tepat waktu")),
                            Cell.of("1.248.310", 1248310),
                            Cell.of("1.218.604", 1218604),
                            Cell.of("19.594", 19594),
                            Cell.of("10.112", 10112),
                            Cell.of("2026-09", 202609),
                            Cell.of("2027-01-21", 20270121)),
                    Optional.empty()));
        }
        return new Panel(
                "sources",
                say("Three sources, one late", "Tiga sumber, satu terlambat"),
                say(
                        "Every row read is accepted, quarantined or a duplicate",
                        "Setiap baris yang dibaca diterima, dikarantina, atau ganda"),
                "",
                Optional.empty(),
                Optional.empty(),
                new TableSpec(say("Sources", "Sumber"), columns, rows),
                List.of(say(
                        "late: the publisher has not yet sent what was due.",
                        "terlambat: penerbit belum mengirim yang sudah waktunya.")),
                "",
                List.of(),
                Optional.empty(),
                List.of());
    }
}
