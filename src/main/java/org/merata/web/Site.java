package org.merata.web;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.merata.dashboard.Feed;
import org.merata.dashboard.FrozenPages;
import org.merata.dashboard.PageView;
import org.merata.dashboard.Pages;
import org.merata.dashboard.ViewRequest;
import org.merata.disclosure.Answer;
import org.merata.measure.Question;
import org.merata.model.Language;
import org.merata.publish.Names;
import org.merata.publish.PublicDatasets;
import org.merata.publish.PublicDatasets.PublicDataset;
import org.merata.publish.Releases;
import org.merata.publish.Table;
import org.merata.web.api.Api;
import org.merata.web.api.ApiReply;
import org.merata.web.api.ApiRequest;

/**
 * What is served at one moment: one published version read through one set of definitions.
 *
 * @param version names both, so that two sites of the same name answer every request alike; part of every cache key
 * @param publishedId the published version, as readers see it
 * @param pages the page at a path without language, such as {@code /regions/11}, for what the reader chose; empty where there is none
 * @param datasets the public dataset of an id, with its names in a language; empty where there is none
 * @param sheets the sheet of a framework to be filled in, with names in a language; empty where there is no such framework
 * @param names what codes are called in files
 * @param feed what has become of the data, in a language
 * @param api answers programs
 * @param releases what was frozen for citation
 */
public record Site(
        String version,
        String publishedId,
        Instant publishedAt,
        BiFunction<String, ViewRequest, Optional<PageView>> pages,
        BiFunction<String, Language, Optional<PublicDataset>> datasets,
        BiFunction<String, Language, Optional<Table>> sheets,
        Names names,
        Function<Language, Feed> feed,
        Function<ApiRequest, ApiReply> api,
        Releases releases) {
    /**
     * The site of a published version.
     *
     * @param definitionsId changes whenever the definitions do
     * @param gate answers a question with what everyone may see
     */
    public static Site of(
            String publishedId,
            Instant publishedAt,
            String definitionsId,
            Pages pages,
            PublicDatasets datasets,
            Names names,
            Function<Question, Answer> gate,
            Releases releases) {
        return of(publishedId, publishedAt, definitionsId, pages, datasets, names, gate, releases, FrozenPages.none());
    }

    /** The same, with what was released before and can be asked again. */
    public static Site of(
            String publishedId,
            Instant publishedAt,
            String definitionsId,
            Pages pages,
            PublicDatasets datasets,
            Names names,
            Function<Question, Answer> gate,
            Releases releases,
            FrozenPages frozen) {
        return new Site(
                publishedId + "/" + definitionsId,
                publishedId,
                publishedAt,
                new PagePaths(pages, frozen)::find,
                datasets::find,
                datasets::findSheet,
                names,
                pages::feed,
                new Api(names, gate, pages, datasets, releases, publishedId, publishedAt)::answer,
                releases);
    }
}
