package org.merata.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.merata.analysis.Methods;
import org.merata.dashboard.PageView.LinkGroup;
import org.merata.model.Language;
import org.merata.model.Phrases;
import org.merata.publish.CsvFile;

/**
 * What stands around every page: language, place, words, synthetic strip, banner, assets. Templates ask it for each address, so that
 * none is put together in a template.
 */
public final class Shell {
    private static final List<String> SECTIONS = List.of(
            "overview",
            "dashboards",
            "regions",
            "gaps",
            "agencies",
            "services",
            "measures",
            "explore",
            "events",
            "maturity",
            "data",
            "quality");
    private static final List<String> FOOT = List.of("methods", "glossary");

    private static final int MOST_LINKS = 40;

    /** Whether a group has more links than a reader wants to scroll past: it then scrolls in a box of its own. */
    public static boolean isLong(LinkGroup group) {
        return group.links().size() > MOST_LINKS;
    }

    /** One entry of the navigation. */
    public record Entry(String link, String label, boolean current) {}

    private final Address address;
    private final Phrases phrases;
    private final Phrases statistics;
    private final StaticAssets assets;
    private final String title;
    private final boolean synthetic;
    private final List<String> scripts;
    private final Surroundings surroundings;

    /**
     * What the site says on every page.
     *
     * @param banner notices on definitions that could not be taken, in words
     * @param footLines the version served and the licence, in words
     */
    record Surroundings(List<String> banner, List<String> footLines) {
        Surroundings {
            banner = List.copyOf(banner);
            footLines = List.copyOf(footLines);
        }

        /** The same where the page is not for everyone: said above it, and at its foot, which is printed too. */
        Surroundings internal(Optional<String> notice) {
            return new Surroundings(
                    Stream.concat(notice.stream(), banner.stream()).toList(),
                    Stream.concat(notice.stream(), footLines.stream()).toList());
        }
    }

    Shell(
            Address address,
            Phrases phrases,
            Phrases statistics,
            StaticAssets assets,
            String title,
            boolean synthetic,
            List<String> scripts,
            Surroundings surroundings) {
        this.address = address;
        this.phrases = phrases;
        this.statistics = statistics;
        this.assets = assets;
        this.title = title;
        this.synthetic = synthetic;
        this.scripts = List.copyOf(scripts);
        this.surroundings = surroundings;
    }

    public Language language() {
        return address.language();
    }

    public String path() {
        return address.path();
    }

    public Phrases phrases() {
        return phrases;
    }

    public String say(String phrase, String... namesAndValues) {
        return phrases.say(phrase, namesAndValues);
    }

    /** Whether the reader chose a value of the parameter, or sees the page's own. */
    public boolean isChosen(String parameter) {
        return ("&" + address.query()).contains("&" + parameter + "=");
    }

    public boolean synthetic() {
        return synthetic;
    }

    public List<String> scripts() {
        return scripts;
    }

    public List<String> banner() {
        return surroundings.banner();
    }

    public List<String> footLines() {
        return surroundings.footLines();
    }

    /** The page that an embedded panel was taken from. */
    public String whole() {
        return new Address(address.language(), Embed.pagePath(address.path()), address.query()).page();
    }

    public String documentTitle() {
        return phrases.say(synthetic ? "title.synthetic" : "title", Map.of("page", title));
    }

    public String asset(String name) {
        return assets.path(name);
    }

    public String local(String path) {
        return Address.local(address.language(), path);
    }

    /** This page in another language, with the same choices. */
    public String inLanguage(Language other) {
        return address.in(other).page();
    }

    public String file(String extension) {
        return address.file(extension, FileChoice.NONE);
    }

    public String file(String extension, String panel) {
        return address.file(extension, new FileChoice(Optional.of(panel), CsvFile.Mode.SPREADSHEET));
    }

    /** What a statistic is called; its id where it has no name of its own. */
    public String statistic(String id) {
        return Methods.findName(id, statistics).orElse(id);
    }

    /** How the numbers of a panel of this page were worked out. */
    public String working(String panel) {
        String page = address.path().equals("/") ? "" : address.path();
        return new Address(address.language(), "/working/" + panel + page, address.query()).page();
    }

    /** Whether the page's numbers are worked out now: not on pages of that working, nor of what a release said. */
    public boolean hasWorking() {
        return !address.path().startsWith("/working/") && !address.path().startsWith(PagePaths.FROZEN);
    }

    public String permalink(String panel) {
        return address.page() + "#" + panel;
    }

    public List<Entry> navigation() {
        return SECTIONS.stream().map(this::entry).toList();
    }

    /** What is written about the numbers: in the foot of every page. */
    public List<Entry> about() {
        return FOOT.stream().map(this::entry).toList();
    }

    private Entry entry(String section) {
        String path = section.equals("overview") ? "/" : "/" + section;
        boolean current = path.equals("/")
                ? address.path().equals("/")
                : address.path().equals(path) || address.path().startsWith(path + "/");
        return new Entry(local(path), phrases.say("nav." + section), current);
    }
}
