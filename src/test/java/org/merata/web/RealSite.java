package org.merata.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.merata.PublishedQuality;
import org.merata.dashboard.Pages;
import org.merata.definition.DefinitionFolder;
import org.merata.definition.Definitions;
import org.merata.disclosure.Gate;
import org.merata.ingest.Ingestion;
import org.merata.ingest.Progress;
import org.merata.ingest.ReferenceFiles;
import org.merata.measure.Measures;
import org.merata.model.Notices;
import org.merata.model.Reference;
import org.merata.publish.Names;
import org.merata.publish.PublicDatasets;
import org.merata.publish.Releases;
import org.merata.synthetic.Readiness;
import org.merata.synthetic.SyntheticData;
import org.merata.warehouse.Home;
import org.merata.warehouse.PublishedVersion;
import org.merata.warehouse.PublishedVersions;

/** The project's own definitions and reference with a small made-up sample, ingested and published: what a reader of the demo sees. */
final class RealSite implements AutoCloseable {
    private final Home home;
    private final Definitions definitions;
    private final PublishedVersions versions;
    private final Site site;
    private Gate gate;

    private RealSite(Home home, Definitions definitions) {
        this.home = home;
        this.definitions = definitions;
        this.versions = PublishedVersions.open(home.published(), home.current());
        this.site = site(versions.current().orElseThrow());
    }

    static RealSite in(Path folder, long transactions) {
        copy(Path.of("dashboards"), folder.resolve("dashboards"));
        copy(Path.of("data"), folder.resolve("data"));
        Home home = Home.of(folder);
        Definitions definitions = DefinitionFolder.read(folder).definitions();
        Reference reference = ReferenceFiles.read(folder, definitions, new Notices());
        Path inbox = folder.resolve("data/inbox");
        var readiness = Readiness.read(inbox.resolve("indicators/imdi_province.csv"), "imdi", "2025");
        SyntheticData.of(reference, readiness, SyntheticData.Settings.ofDemonstration(transactions, 20261123))
                .writeTo(inbox, rows -> {});
        plan(inbox);
        keepNoise(home);
        try (Ingestion ingestion = Ingestion.open(home, definitions, reference, "test")) {
            ingestion.run(Progress.NONE);
            refuseAndWithdraw(ingestion, inbox);
        }
        return new RealSite(home, definitions);
    }

    private Site site(PublishedVersion version) {
        gate = new Gate(definitions, new Measures(definitions, version));
        var clock = Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);
        var pages = new Pages(definitions, version.reference(), gate, PublishedQuality.of(version), clock);
        var datasets = new PublicDatasets(
                definitions,
                version.reference(),
                gate::answer,
                gate::listDeclared,
                version.id(),
                version.publishedAt());
        return Site.of(
                version.id(),
                version.publishedAt(),
                "test",
                pages,
                datasets,
                new Names(definitions, version.reference()),
                gate::answer,
                Releases.open(home.releases()));
    }

    /** The same published version, of which nothing has been asked yet. */
    RealSite anew() {
        return new RealSite(home, definitions);
    }

    /** The door its figures come through. */
    Gate gate() {
        return gate;
    }

    Definitions definitions() {
        return definitions;
    }

    Site site() {
        return site;
    }

    /** How many questions its version has answered. */
    long asked() {
        return versions.current().orElseThrow().asked();
    }

    /** The noise on counts hangs on the secret of a home: with a secret of its own, each run would hold back other small figures. */
    private static void keepNoise(Home home) {
        try {
            Files.createDirectories(home.secret().getParent());
            Files.writeString(home.secret(), "5a".repeat(32));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A plan to follow up the survey of an agency, as its office would send it; the sample is too small to have one of its own. */
    private static void plan(Path inbox) {
        try {
            Files.writeString(inbox.resolve("synthetic/follow_ups/korlantas.csv"), """
                    Nomor;Kode Instansi;Periode;Unsur;Rencana Tindak Lanjut;Batas Waktu;Penanggung Jawab;Status;Bukti
                    K-1;korlantas;2024-S2;U3;Contoh sintetis: menambah loket;30/06/2025;Bidang Pelayanan;Selesai;Laporan
                    K-2;korlantas;2024-S2;U8;Contoh sintetis: menjawab tepat waktu;30/06/2025;Sekretariat;Berjalan;
                    K-3;korlantas;2024-S2;U9;Contoh sintetis: menata ruang tunggu;30/06/2025;Subbagian Umum;Direncanakan;
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets a file be refused, and one be taken out and come again, so that the pages about quality have them to tell. */
    private static void refuseAndWithdraw(Ingestion ingestion, Path inbox) {
        Path wrong = inbox.resolve("synthetic/transactions/wrong.csv");
        try {
            Files.writeString(wrong, "a;b\n1;2\n");
            ingestion.run(Progress.NONE);
            Files.delete(wrong);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ingestion
                .undo(1, "Sent by mistake, before it was approved.", Progress.NONE)
                .orElseThrow();
        ingestion.run(Progress.NONE);
    }

    SiteLease lease() {
        return new SiteLease(Optional.of(site), List.of(), () -> {});
    }

    @Override
    public void close() {
        versions.close();
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file :
                    files.filter(one -> !one.toString().contains("store")).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
