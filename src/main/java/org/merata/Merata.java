package org.merata;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.dashboard.Pages;
import org.merata.dashboard.ViewRequest;
import org.merata.definition.DefinitionFolder;
import org.merata.definition.Definitions;
import org.merata.disclosure.Access;
import org.merata.disclosure.AuditLog;
import org.merata.disclosure.Gate;
import org.merata.disclosure.Tokens;
import org.merata.measure.Measures;
import org.merata.measure.Question;
import org.merata.model.Language;
import org.merata.model.Notice;
import org.merata.model.Severity;
import org.merata.publish.Names;
import org.merata.publish.PublicDatasets;
import org.merata.publish.Release;
import org.merata.publish.Releases;
import org.merata.warehouse.Home;
import org.merata.warehouse.PublishedVersion;
import org.merata.warehouse.PublishedVersions;
import org.merata.web.Site;
import org.merata.web.SiteLease;

/**
 * The house, assembled for reading: the definitions of a home, the version that is published, the gate in front of it, the pages behind
 * it. Read this file to know what depends on what. Safe for many threads.
 */
final class Merata implements AutoCloseable {
    private static final int MOST_OPENED = 8;

    private final Home home;
    private final PublishedVersions versions;
    private final Releases releases;
    private final FrozenReleases frozen;
    private final Clock clock;
    private Definitions definitions;
    private List<Notice> badEdit = List.of();
    private int edition;
    private String builtFor = "";
    private Optional<Site> built = Optional.empty();
    private Optional<Gate> publicGate = Optional.empty();
    private final Map<Access, Site> opened = new LinkedHashMap<>(16, 0.75f, true);
    private final AuditLog audit;

    private Merata(Home home, Definitions definitions, Clock clock) {
        this.home = home;
        this.definitions = definitions;
        this.clock = clock;
        this.releases = Releases.open(home.releases());
        this.frozen = new FrozenReleases(releases);
        this.audit = AuditLog.of(home.audit(), clock);
        this.versions = PublishedVersions.open(home.published(), home.current());
    }

    /** Opens what a home has published, to be read through these definitions. */
    static Merata open(Home home, Definitions definitions) {
        return new Merata(home, definitions, Clock.systemUTC());
    }

    synchronized Definitions definitions() {
        return definitions;
    }

    /** A gate to the version published now, and the hold that keeps it open; empty before the first ingestion. */
    Optional<Opened> openGate() {
        return versions.lease()
                .map(lease -> new Opened(new Gate(definitions(), new Measures(definitions(), lease.version())), lease));
    }

    /** A gate, open until this is closed. */
    record Opened(Gate gate, PublishedVersions.Lease lease) implements AutoCloseable {
        @Override
        public void close() {
            lease.close();
        }
    }

    /** Who may see more than everyone. */
    Tokens tokens() {
        return Tokens.of(home.tokens(), clock);
    }

    /** What everyone is served at this moment, held until the lease is closed. */
    SiteLease lease() {
        return lease(Access.PUBLIC);
    }

    /** What a reader is served at this moment, held until the lease is closed. */
    synchronized SiteLease lease(Access reader) {
        Optional<PublishedVersions.Lease> lease = versions.lease();
        if (lease.isEmpty()) {
            return new SiteLease(Optional.empty(), badEdit, () -> {});
        }
        PublishedVersion version = lease.get().version();
        Optional<Release> release = releases.latest();
        String name =
                version.id() + "-" + edition + "-" + release.map(Release::id).orElse("");
        if (!name.equals(builtFor)) {
            var gate = new Gate(definitions, new Measures(definitions, version));
            built = Optional.of(site(version, release, gate, gate));
            publicGate = Optional.of(gate);
            opened.clear();
            builtFor = name;
        }
        Optional<Site> site = reader.isPublic() ? built : Optional.of(opened(reader, version, release));
        return new SiteLease(site, badEdit, lease.get()::close);
    }

    /** The site of one reader: its gate and its pages are shared with nobody. */
    private Site opened(Access reader, PublishedVersion version, Optional<Release> release) {
        Site site = opened.computeIfAbsent(reader, one -> {
            Gate everyones = publicGate.orElseThrow();
            return site(version, release, everyones.opened(one, question -> write(one, question)), everyones);
        });
        if (opened.size() > MOST_OPENED) {
            opened.remove(opened.keySet().iterator().next());
        }
        return site;
    }

    private void write(Access reader, Question question) {
        if (reader instanceof Access.Researcher researcher) {
            audit.write(researcher.name(), "question", question.canonical());
        }
    }

    /** @param everyones the gate of the datasets, which are the same for every reader */
    private Site site(PublishedVersion version, Optional<Release> release, Gate gate, Gate everyones) {
        var pages = new Pages(
                definitions, version.reference(), gate, PublishedQuality.of(version), clock, Optional.of(releases));
        var datasets = new PublicDatasets(
                definitions,
                version.reference(),
                everyones::answer,
                everyones::listDeclared,
                version.id(),
                version.publishedAt());
        return Site.of(
                version.id(),
                version.publishedAt(),
                edition + "-" + release.map(Release::id).orElse(""),
                pages,
                datasets,
                new Names(definitions, version.reference()),
                gate::answer,
                releases,
                frozen);
    }

    /** Makes the pages that most readers open first, so that no reader waits for what they ask. Ends early where the thread is asked to. */
    void warm() {
        try (SiteLease lease = lease()) {
            for (String path : listFirstPaths()) {
                for (Language language : Language.values()) {
                    if (Thread.currentThread().isInterrupted()) {
                        return;
                    }
                    lease.site().ifPresent(site -> site.pages().apply(path, ViewRequest.of(language)));
                }
            }
        }
    }

    private List<String> listFirstPaths() {
        var paths = new ArrayList<>(List.of("/", "/regions", "/agencies", "/services", "/quality", "/maturity"));
        definitions().dashboards().keySet().forEach(id -> paths.add("/dashboards/" + id));
        return paths;
    }

    /** Takes up what was published since; answers whether anything was. */
    boolean followPublished() {
        return versions.refresh();
    }

    /**
     * Takes up an edit of the definitions. One with an error is not taken: the last good ones stay, and every page says why.
     *
     * @return what is wrong with the edit; empty where it was taken
     */
    List<Notice> takeEdit() {
        DefinitionFolder.Reading reading = DefinitionFolder.read(home.root());
        List<Notice> errors = reading.notices().list().stream()
                .filter(notice -> notice.severity() == Severity.ERROR)
                .toList();
        synchronized (this) {
            badEdit = errors;
            edition++;
            if (errors.isEmpty()) {
                definitions = reading.definitions();
            }
        }
        return errors;
    }

    @Override
    public void close() {
        frozen.close();
        versions.close();
    }
}
