package org.merata.dashboard;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.merata.definition.Definitions;
import org.merata.disclosure.Gate;
import org.merata.model.Language;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.publish.Release;
import org.merata.publish.Releases;

/**
 * Every page of numbers of one published version, in every language. Immutable but for what it remembers, and safe for many threads.
 * Each method throws {@link ViewRefused} where the request chooses what its page does not offer.
 */
public final class Pages {
    private final Definitions definitions;
    private final Reference reference;
    private final Gate gate;
    private final Quality quality;
    private final Optional<Releases> releases;
    private final Clock clock;
    private final Numbers numbers;
    private final Assessments assessments;
    private final Targets targets;
    private final Events events;
    private final Optional<Release> release;
    private final Map<Language, Wording> wordings = new EnumMap<>(Language.class);
    private Optional<RegionMap> map;

    /** Of a home that has released nothing. */
    public Pages(Definitions definitions, Reference reference, Gate gate, Quality quality, Clock clock) {
        this(definitions, reference, gate, quality, clock, Optional.empty());
    }

    /**
     * @param gate the door of disclosure: every number on every page comes through it
     * @param clock says what day it is, for what is late
     * @param releases what was frozen for citation; the newest is the one that readers get the numbers of these pages from
     */
    public Pages(
            Definitions definitions,
            Reference reference,
            Gate gate,
            Quality quality,
            Clock clock,
            Optional<Releases> releases) {
        this.releases = releases;
        this.release = releases.flatMap(Releases::latest);
        this.definitions = definitions;
        this.reference = reference;
        this.gate = gate;
        this.quality = quality;
        this.clock = clock;
        this.numbers = new Numbers(definitions, reference, gate::answer);
        this.assessments = new Assessments(definitions, gate);
        this.targets = new Targets(definitions);
        this.events = new Events(definitions, reference);
        for (Language language : Language.values()) {
            wordings.put(language, Wording.of(definitions, reference, language));
        }
    }

    /** The map of the regions, drawn up when first asked for. */
    private synchronized Optional<RegionMap> map() {
        if (map == null) {
            map = RegionMap.of(definitions, reference);
        }
        return map;
    }

    private Edition edition(ViewRequest request) {
        LocalDate today = LocalDate.now(clock.withZone(definitions.country().zone()));
        return Edition.of(
                wordings.get(request.language()),
                numbers,
                targets,
                events,
                quality,
                assessments,
                Freshness.of(definitions, quality, today));
    }

    /** How fresh each source is today. */
    public List<Freshness.Source> listFreshness() {
        LocalDate today = LocalDate.now(clock.withZone(definitions.country().zone()));
        return Freshness.of(definitions, quality, today).sources();
    }

    /** Codes of the regions of the same level that are as ready as one, the nearest first; none where its readiness is not known. */
    public List<String> listPeers(Region region) {
        var request = ViewRequest.of(Language.EN);
        return new PeerPanels(edition(request), region, request).listCodes();
    }

    /** {@code /}: the national numbers, the biggest gap, what changed, how fresh the data are. */
    public PageView home(ViewRequest request) {
        return new HomePage(edition(request)).of(request);
    }

    /** {@code /dashboards}: every dashboard with its question. */
    public PageView dashboards(ViewRequest request) {
        return new DashboardList(edition(request)).of(request);
    }

    /** {@code /dashboards/ID}; empty where there is no such dashboard. */
    public Optional<PageView> findDashboard(String id, ViewRequest request) {
        return definitions.findDashboard(id).map(found -> new DashboardPage(edition(request)).of(found, request));
    }

    /** {@code /regions}: one measure over all regions of a level. */
    public PageView regions(ViewRequest request) {
        return new RegionPages(edition(request), map()).all(request);
    }

    /** {@code /regions/compare}: up to ten regions side by side. */
    public PageView compareRegions(ViewRequest request) {
        return new CompareRegionsPage(edition(request)).of(request);
    }

    /** {@code /regions/CODE}; empty where there is no such region. */
    public Optional<PageView> findRegion(String code, ViewRequest request) {
        return reference.findRegion(code).map(found -> new RegionPages(edition(request), map()).of(found, request));
    }

    /** {@code /regions/CODE/brief}: a sheet of A4; empty where there is no such region, or it is the country itself. */
    public Optional<PageView> findRegionBrief(String code, ViewRequest request) {
        return reference
                .findRegion(code)
                .filter(region -> region.parent().isPresent())
                .map(found -> new RegionBriefPage(edition(request)).of(found, request));
    }

    /** {@code /agencies}. */
    public PageView agencies(ViewRequest request) {
        return new AgencyPages(edition(request)).all(request);
    }

    /** {@code /agencies/CODE}; empty where there is no such agency. */
    public Optional<PageView> findAgency(String code, ViewRequest request) {
        return reference.findAgency(code).map(found -> new AgencyPages(edition(request)).of(found, request));
    }

    /** {@code /agencies/CODE/board-pack}: two sheets of A4; empty where there is no such agency. */
    public Optional<PageView> findBoardPack(String code, ViewRequest request) {
        return reference.findAgency(code).map(found -> new BoardPackPage(edition(request)).of(found, request));
    }

    /** {@code /agencies/CODE/skm/PERIOD}; empty where there is no such agency, or the period is no semester and no year. */
    public Optional<PageView> findSkmReport(String code, String period, ViewRequest request) {
        return reference.findAgency(code).flatMap(found -> new SkmPage(edition(request)).of(found, period));
    }

    /** {@code /services}. */
    public PageView services(ViewRequest request) {
        return new ServicePages(edition(request)).all(request);
    }

    /** {@code /services/CODE}; empty where there is no such service. */
    public Optional<PageView> findService(String code, ViewRequest request) {
        return reference.findService(code).map(found -> new ServicePages(edition(request)).of(found, request));
    }

    /** {@code /measures}: every measure with its definition and latest value. */
    public PageView measures(ViewRequest request) {
        return new MeasurePages(edition(request)).all(request);
    }

    /** {@code /measures/ID}; empty where there is no such measure. */
    public Optional<PageView> findMeasure(String id, ViewRequest request) {
        return definitions.findMeasure(id).map(found -> new MeasurePages(edition(request)).of(found, request));
    }

    /** {@code /explore}: a table of the reader's own. */
    public PageView explore(ViewRequest request) {
        PageView page = new ExplorePage(edition(request)).of(request);
        return release.map(newest -> FrozenPage.offer(wordings.get(request.language()), page, newest, request))
                .orElse(page);
    }

    /** {@code /q/ID}: a table of the reader's own as it was in a release; empty where no id of a table was made so. */
    public Optional<PageView> findFrozen(String id, ViewRequest request, FrozenPages frozen) {
        return new FrozenPage(edition(request), frozen, this::explore).find(id, request);
    }

    /** What the pages are made by. */
    Definitions definitions() {
        return definitions;
    }

    /** {@code /working/PANEL/...}: how the numbers of a panel of a page come about; empty where it has no such panel with numbers. */
    public Optional<PageView> findWorking(String panel, PageView page, ViewRequest request) {
        return new WorkingPage(edition(request), gate, release).find(panel, page, request);
    }

    /** {@code /gaps}: where regions are furthest apart, whether they come closer, and which are left behind. */
    public PageView gaps(ViewRequest request) {
        return new GapPages(edition(request)).all(request);
    }

    /** {@code /gaps/MEASURE}; empty where there is no such measure, or regions cannot be compared by it. */
    public Optional<PageView> findGap(String id, ViewRequest request) {
        return definitions.findMeasure(id).flatMap(found -> new GapPages(edition(request)).find(found, request));
    }

    /** {@code /events}: all policy events in time. */
    public PageView events(ViewRequest request) {
        return new EventPages(edition(request), events).all(request);
    }

    /** {@code /events/ID}: a measure before and after an event; empty where there is no such event. */
    public Optional<PageView> findEvent(String id, ViewRequest request) {
        return events.find(id).map(found -> new EventPages(edition(request), events).of(found, request));
    }

    /** {@code /maturity}: every framework. */
    public PageView maturity(ViewRequest request) {
        return new MaturityPages(edition(request)).all(request);
    }

    /** {@code /maturity/FRAMEWORK}; empty where there is no such framework. */
    public Optional<PageView> findFramework(String id, ViewRequest request) {
        return definitions.findFramework(id).map(found -> new MaturityPages(edition(request)).of(found, request));
    }

    /** {@code /maturity/FRAMEWORK/ENTITY}; empty where there is no such framework, or no assessment of the entity by it. */
    public Optional<PageView> findAssessed(String framework, String entity, ViewRequest request) {
        return definitions
                .findFramework(framework)
                .flatMap(found -> new MaturityPages(edition(request)).find(found, entity, request));
    }

    /** {@code /quality}: how each source came in. */
    public PageView quality(ViewRequest request) {
        return new QualityPage(edition(request)).of(request);
    }

    /** {@code /quality/SOURCE}: how one source came in; empty where there is no such source. */
    public Optional<PageView> findSourceQuality(String source, ViewRequest request) {
        return Optional.ofNullable(definitions.sources().get(source))
                .map(found -> new SourceQualityPage(edition(request)).of(found, request));
    }

    /** {@code /quality/batches/ID}: how one file came in; empty where there is no such batch. */
    public Optional<PageView> findBatchQuality(String batch, ViewRequest request) {
        return quality.findBatch(batch).map(found -> new BatchQualityPage(edition(request)).of(found, request));
    }

    /** {@code /quality/measures/ID}: the files a measure rests on; empty where there is no such measure. */
    public Optional<PageView> findMeasureQuality(String id, ViewRequest request) {
        return definitions.findMeasure(id).map(found -> new MeasureQualityPage(edition(request)).of(found, request));
    }

    /** {@code /methods}: every statistic with formula and source, measures, rules of disclosure. */
    public PageView methods(ViewRequest request) {
        return new MethodsPage(edition(request), gate).of(request);
    }

    /** {@code /glossary}: the words of the field in every language. */
    public PageView glossary(ViewRequest request) {
        return new GlossaryPage(edition(request)).of(request);
    }

    /** {@code /data/DATASET}: the newest version of a released dataset; empty where no release holds it. */
    public Optional<PageView> findDataset(String id, ViewRequest request) {
        return releases.flatMap(all ->
                all.find(id, "latest").map(found -> new DatasetPage(edition(request), all).of(found, false, request)));
    }

    /** {@code /data/DATASET/v/VERSION}: a dataset as it was released; empty where no release holds this version. */
    public Optional<PageView> findDatasetVersion(String id, String version, ViewRequest request) {
        return releases.flatMap(all ->
                all.find(id, version).map(found -> new DatasetPage(edition(request), all).of(found, true, request)));
    }

    /** What has become of the data, for readers of feeds. */
    public Feed feed(Language language) {
        return Feed.of(edition(ViewRequest.of(language)), releases);
    }

    /** {@code /data/corrections}: the public log of corrections. */
    public PageView corrections(ViewRequest request) {
        return new CorrectionsPage(edition(request)).of(request);
    }

    /** {@code /data}: every dataset with its codebook, and what can be downloaded. */
    public PageView data(ViewRequest request) {
        return new DataPage(edition(request)).of(request);
    }
}
