package org.merata.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.merata.dashboard.PageView;
import org.merata.dashboard.Panel;
import org.merata.dashboard.ViewRefused;
import org.merata.dashboard.ViewRequest;
import org.merata.disclosure.Access;
import org.merata.model.Language;
import org.merata.model.Phrases;
import org.merata.publish.ExportFormat;
import org.merata.publish.Releases;
import org.merata.web.api.Api;
import org.merata.web.api.ApiRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes every request: checks it, brings it to its canonical address, finds what it asks for, and says in one shape what is wrong. */
final class FrontDoor {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
    private static final int MOST_CHARACTERS = 2_000;
    private static final long CACHE_BYTES = 64L * 1024 * 1024;
    private static final List<String> OWN_NAMES = List.of("localhost", "127.0.0.1", "[::1]");

    private final List<String> hosts;
    private final Function<Access, SiteLease> sites;
    private final Readers readers;
    private final PageRenderer renderer;
    private final StaticAssets assets;
    private final Surroundings surroundings;
    private final SignIn signIn;
    private final ReplyCache cache = new ReplyCache(CACHE_BYTES);
    private final ApiDoor programs = new ApiDoor();
    private final ReleaseFiles files = new ReleaseFiles();
    private final Semaphore drawing = new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);

    FrontDoor(
            WebServer.Options options,
            Function<Access, SiteLease> sites,
            Readers readers,
            PageRenderer renderer,
            StaticAssets assets) {
        boolean own = OWN_NAMES.contains(options.host()) || options.host().equals("::1");
        this.hosts = options.hosts().isEmpty() && own ? OWN_NAMES : options.hosts();
        this.sites = sites;
        this.readers = readers;
        this.renderer = renderer;
        this.assets = assets;
        this.surroundings = new Surroundings(renderer);
        this.signIn = new SignIn(sites, readers, renderer, surroundings);
    }

    void check(Context context) {
        Phrases phrases = renderer.phrases(ReaderLanguage.of(context));
        String host = Optional.ofNullable(context.header("Host")).orElse("").toLowerCase(Locale.ROOT);
        if (!hosts.isEmpty() && !hosts.contains(host.replaceFirst(":\\d+$", ""))) {
            throw new Failure(Problem.of(400, "bad_host", phrases));
        }
        if (readers.isTokenIn(context)) {
            throw new Failure(Problem.of(400, "token_in_address", phrases));
        }
        int length = context.req().getRequestURI().length()
                + Optional.ofNullable(context.queryString()).orElse("").length();
        if (length > MOST_CHARACTERS) {
            throw new Failure(Problem.of(414, "too_long", phrases, "limit", String.valueOf(MOST_CHARACTERS)));
        }
    }

    /** Takes the form of the page to sign in; everything else that would change something is refused. */
    void write(Context context) {
        Target target = Target.of(context.req().getRequestURI());
        if (context.method() == HandlerType.POST && SignIn.takes(target, HandlerType.POST)) {
            context.header("Cache-Control", Internal.NOT_KEPT);
            signIn.take(context, target, ReaderLanguage.of(context)).ifPresent(reply -> Sending.send(context, reply));
            return;
        }
        if (context.method() == HandlerType.OPTIONS
                && OpenData.isAt(context.req().getRequestURI())) {
            OpenData.answerPreflight(context);
            return;
        }
        context.header("Allow", "GET, HEAD");
        throw new Failure(Problem.of(405, "method", renderer.phrases(ReaderLanguage.of(context))));
    }

    void answer(Context context) {
        String raw = context.req().getRequestURI();
        if (raw.startsWith(StaticAssets.FOLDER)) {
            answerAsset(context, raw);
        } else if (raw.equals("/healthz")) {
            answerHealth(context);
        } else if (raw.equals(FeedFile.PATH)) {
            answerFeed(context);
        } else if (ApiDoor.isAt(raw)) {
            answerApi(context, raw);
        } else if (ReleaseFiles.isAt(raw)) {
            answerFile(context, raw);
        } else if (SignIn.takes(Target.of(raw), HandlerType.GET)) {
            answerSignIn(context, Target.of(raw));
        } else {
            answerPage(context, Target.of(raw));
        }
    }

    private void answerAsset(Context context, String path) {
        StaticAssets.Asset asset = assets.find(path).orElseThrow(() -> notFound(ReaderLanguage.of(context)));
        var reply = new Reply(
                200,
                asset.contentType(),
                asset.bytes(),
                asset.gzipped(),
                "\"" + asset.hash() + "\"",
                Optional.empty(),
                Map.of());
        context.header("Cache-Control", "public, max-age=31536000, immutable");
        Sending.send(context, reply);
    }

    /** Links in it have the address at which the feed was asked for: who reads it may know no other. */
    private void answerFeed(Context context) {
        Map<String, String> parameters = parameters(context, ReaderLanguage.of(context));
        String wanted = Optional.ofNullable(parameters.remove("lang")).orElse("");
        if (!parameters.isEmpty()) {
            Map.Entry<String, String> unknown = parameters.entrySet().iterator().next();
            throw ViewRefused.unknownParameter(unknown.getKey(), unknown.getValue(), List.of("lang"));
        }
        Language language = wanted.isEmpty()
                ? ReaderLanguage.of(context)
                : Language.find(wanted)
                        .orElseThrow(() -> ViewRefused.unknownValue("lang", wanted, List.of("en", "id")));
        try (SiteLease lease = sites.apply(Access.PUBLIC)) {
            Site site = lease.site().orElseThrow(() -> notFound(language));
            String base = context.scheme() + "://" + context.host();
            byte[] feed = new FeedFile(language, base).write(site.feed().apply(language), site.publishedAt());
            context.header("Cache-Control", "public, no-cache");
            Sending.send(context, Reply.of(200, FeedFile.MEDIA_TYPE, feed, Optional.empty()));
        }
    }

    private void answerApi(Context context, String raw) {
        OpenData.allow(context);
        Phrases phrases = renderer.phrases(ReaderLanguage.of(context));
        programs.count(context, phrases);
        Optional<Reply> document = ApiDoor.findDocument(raw);
        context.header("Cache-Control", "public, no-cache");
        if (document.isPresent()) {
            Sending.send(context, document.get());
            return;
        }
        ApiRequest request = ApiDoor.request(context, ReaderLanguage.of(context));
        Access access = access(context);
        if (!access.isPublic()) {
            context.header("Cache-Control", Internal.NOT_KEPT).header(Internal.HEADER, "not for publication");
        }
        try (SiteLease lease = sites.apply(access)) {
            Site site = lease.site().orElseThrow(() -> new Failure(Problem.of(503, "no_data", phrases)));
            Supplier<Reply> made = () -> {
                takeTurn(request.language());
                try {
                    return ApiDoor.reply(site.api().apply(request));
                } finally {
                    drawing.release();
                }
            };
            Sending.send(context, access.isPublic() ? reply(lease, "api " + request.canonical(), made) : made.get());
        }
    }

    private void answerFile(Context context, String raw) {
        OpenData.allow(context);
        Releases releases;
        try (SiteLease lease = sites.apply(Access.PUBLIC)) {
            releases = lease.site().map(Site::releases).orElseThrow(() -> notFound(ReaderLanguage.of(context)));
        }
        if (!files.answer(context, raw, releases)) {
            throw notFound(ReaderLanguage.of(context));
        }
    }

    private void answerHealth(Context context) {
        try (SiteLease lease = sites.apply(Access.PUBLIC)) {
            String version =
                    lease.site().map(site -> "\"" + site.publishedId() + "\"").orElse("null");
            context.header("Cache-Control", "no-store").contentType("application/json");
            context.result("{\"status\":\"ok\",\"published\":" + version + "}");
        }
    }

    private void answerSignIn(Context context, Target target) {
        context.header("Cache-Control", Internal.NOT_KEPT);
        Language language = ReaderLanguage.of(context);
        if (target.language().isEmpty()) {
            context.header("Location", Address.local(language, target.path()))
                    .header("Vary", ReaderLanguage.HEADER)
                    .status(302);
            return;
        }
        Sending.send(context, signIn.page(language, readers.find(context).orElse(Access.PUBLIC), false));
    }

    private void answerPage(Context context, Target target) {
        Language language = target.language().orElse(ReaderLanguage.of(context));
        Map<String, String> parameters = parameters(context, language);
        // what others may frame is what everyone may see, whoever asks
        boolean embedded = Embed.isAt(target.path()) && target.extension().isEmpty();
        Access access = embedded ? Access.PUBLIC : access(context);
        try (SiteLease lease = sites.apply(access)) {
            if (lease.site().isEmpty()) {
                answerNoData(context, lease, new Address(language, "/", ""), target);
                return;
            }
            FileChoice choice =
                    target.extension().isPresent() || embedded ? FileChoice.take(parameters) : FileChoice.NONE;
            ViewRequest request = ViewRequest.of(language, parameters);
            var address = new Address(language, target.canonicalPath(), request.canonical());
            String canonical = target.extension()
                    .map(extension -> address.file(extension, choice))
                    .orElseGet(() -> embedded ? address.embedded(choice) : address.page());
            Optional<String> internal = lease.site().flatMap(site -> Internal.banner(access, site.names(), language));
            Supplier<Reply> made = () -> make(lease, address, request, target, choice, internal);
            Reply reply = access.isPublic() ? reply(lease, canonical, made) : made.get();
            String sent =
                    context.req().getRequestURI() + (context.queryString() == null ? "" : "?" + context.queryString());
            if (embedded) {
                SecurityHeaders.allowFraming(context);
            }
            if (sent.equals(canonical)) {
                context.header("Cache-Control", access.isPublic() ? "public, no-cache" : Internal.NOT_KEPT);
                Sending.send(context, reply);
            } else {
                context.header("Location", canonical)
                        .header("Vary", ReaderLanguage.HEADER)
                        .header("Cache-Control", access.isPublic() ? "no-cache" : Internal.NOT_KEPT)
                        .status(302);
            }
        }
    }

    private Access access(Context context) {
        return readers.find(context).orElseThrow(() -> {
            context.header("WWW-Authenticate", "Bearer");
            return new Failure(Problem.of(401, "token", renderer.phrases(ReaderLanguage.of(context))));
        });
    }

    private Reply reply(SiteLease lease, String canonical, Supplier<Reply> make) {
        String key = String.join(
                "\n", lease.site().orElseThrow().version(), lease.badEdit().toString(), canonical);
        return cache.find(key).orElseGet(() -> {
            Reply made = make.get();
            cache.put(key, made);
            return made;
        });
    }

    private Reply make(
            SiteLease lease,
            Address address,
            ViewRequest request,
            Target target,
            FileChoice choice,
            Optional<String> internal) {
        Site site = lease.site().orElseThrow();
        Language language = address.language();
        takeTurn(language);
        try {
            var files = new PageFiles(site.names(), language, internal);
            if (target.dataset().isPresent()) {
                ExportFormat format =
                        ExportFormat.find(target.extension().orElseThrow()).orElseThrow();
                return site.datasets()
                        .apply(target.dataset().get(), language)
                        .map(dataset -> files.of(dataset, format, choice))
                        .orElseThrow(() -> notFound(language));
            }
            if (target.sheet().isPresent()) {
                ExportFormat format =
                        ExportFormat.find(target.extension().orElseThrow()).orElseThrow();
                return site.sheets()
                        .apply(target.sheet().get(), language)
                        .flatMap(sheet -> PageFiles.ofSheet(sheet, format))
                        .orElseThrow(() -> notFound(language));
            }
            if (Embed.isAt(address.path()) && target.extension().isEmpty()) {
                PageView page = site.pages()
                        .apply(Embed.pagePath(address.path()), request)
                        .filter(found -> found.panels().stream().anyMatch(row -> !row.isEmpty()))
                        .orElseThrow(() -> notFound(language));
                Panel panel = Embed.panel(page, choice);
                return Reply.page(
                        200,
                        renderer.embed(
                                address,
                                page,
                                panel,
                                surroundings.of(lease, language).internal(internal)));
            }
            PageView page = site.pages().apply(address.path(), request).orElseThrow(() -> notFound(language));
            if (target.extension().isEmpty()) {
                return Reply.page(
                        200,
                        renderer.page(
                                address, page, surroundings.of(lease, language).internal(internal)));
            }
            String extension = target.extension().get();
            if (ReportFiles.isReport(extension) && page.paper().isPresent()) {
                return new ReportFiles(site.names(), language, internal)
                        .of(page, extension)
                        .orElseThrow(() -> notFound(language));
            }
            return (PictureFiles.isPicture(extension)
                            ? new PictureFiles(renderer.phrases(language), internal).of(page, extension, choice)
                            : files.of(page, extension, choice))
                    .orElseThrow(() -> notFound(language));
        } finally {
            drawing.release();
        }
    }

    private void takeTurn(Language language) {
        try {
            if (drawing.tryAcquire(Api.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new Failure(Problem.of(503, "busy", renderer.phrases(language)));
    }

    private void answerNoData(Context context, SiteLease lease, Address address, Target target) {
        if (target.extension().isPresent()) {
            throw notFound(address.language());
        }
        context.header("Cache-Control", "no-store");
        Sending.send(context, Reply.page(200, renderer.noData(address, surroundings.of(lease, address.language()))));
    }

    /** The parameters sent, each at most once but for lists; a second value might be read otherwise elsewhere. */
    private Map<String, String> parameters(Context context, Language language) {
        var parameters = new LinkedHashMap<String, String>();
        context.queryParamMap().forEach((name, values) -> {
            if (values.size() > 1 && ViewRequest.holdsSeveral(name)) {
                parameters.put(name, String.join(",", values));
                return;
            }
            if (values.size() > 1) {
                Problem problem = Problem.of(400, "repeated", renderer.phrases(language), "parameter", name);
                throw new Failure(problem.about(name, Optional.empty(), List.of()));
            }
            parameters.put(name, values.isEmpty() ? "" : values.get(0));
        });
        return parameters;
    }

    private Failure notFound(Language language) {
        return new Failure(Problem.of(404, "not_found", renderer.phrases(language)));
    }

    void fail(Exception exception, Context context) {
        Language language = ReaderLanguage.of(context);
        Problem problem = Problems.of(exception, renderer.phrases(language), language);
        if (problem.status() >= 500) {
            LOG.error("{} {} failed", context.method(), context.req().getRequestURI(), exception);
        }
        if (context.res().isCommitted()) {
            return;
        }
        if (problem.status() == 503) {
            context.header("Retry-After", "5");
        }
        context.header("Cache-Control", "no-store");
        Target target = Target.of(context.req().getRequestURI());
        String accept = Optional.ofNullable(context.header("Accept")).orElse("");
        boolean forPrograms =
                target.extension().isPresent() || OpenData.isAt(context.req().getRequestURI());
        if (forPrograms || accept.contains("json") && !accept.contains("html")) {
            Sending.send(context, ProblemJson.of(problem));
            return;
        }
        var address = new Address(language, "/", "");
        Sending.send(
                context, Reply.page(problem.status(), renderer.problem(address, problem, false, Surroundings.NONE)));
    }
}
