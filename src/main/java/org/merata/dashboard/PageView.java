package org.merata.dashboard;

import java.util.List;
import java.util.Optional;

/**
 * A page of numbers, decided: what its templates are given. Words are in the reader's language already.
 *
 * @param path the page's path without language, such as {@code /regions/11}
 * @param crumbs the way here from the top, the page itself not included
 * @param title the finding in one line
 * @param summary one or two sentences computed from the data
 * @param filters the controls, in order, with what is chosen; empty where the page has none
 * @param panels in rows of one to three
 * @param links other pages worth going to next
 * @param synthetic whether anything on the page is made up
 * @param sheet what the reader may try out; empty for most
 * @param listings what is written for machines, each with what it is; empty for most
 * @param paper how it stands on sheets of paper; empty but for documents to print
 */
public record PageView(
        String path,
        List<Link> crumbs,
        String title,
        String summary,
        List<Filter> filters,
        List<List<Panel>> panels,
        List<LinkGroup> links,
        boolean synthetic,
        Optional<TrialSheet> sheet,
        Optional<Paper> paper,
        List<Listing> listings) {
    public PageView {
        listings = List.copyOf(listings);
        crumbs = List.copyOf(crumbs);
        filters = List.copyOf(filters);
        panels = panels.stream().map(List::copyOf).toList();
        links = List.copyOf(links);
    }

    /** A page on which nothing can be tried out, for the screen first. */
    public PageView(
            String path,
            List<Link> crumbs,
            String title,
            String summary,
            List<Filter> filters,
            List<List<Panel>> panels,
            List<LinkGroup> links,
            boolean synthetic) {
        this(
                path,
                crumbs,
                title,
                summary,
                filters,
                panels,
                links,
                synthetic,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    PageView with(TrialSheet trial) {
        return new PageView(
                path, crumbs, title, summary, filters, panels, links, synthetic, Optional.of(trial), paper, listings);
    }

    /** The same page as a document to print. */
    PageView onPaper(Paper form) {
        return new PageView(
                path, crumbs, title, summary, filters, panels, links, synthetic, sheet, Optional.of(form), listings);
    }

    /** The same page with what is written for machines. */
    PageView listing(List<Listing> all) {
        return new PageView(path, crumbs, title, summary, filters, panels, links, synthetic, sheet, paper, all);
    }

    /** The same page with one more group of links. */
    PageView linking(LinkGroup more) {
        var all = new java.util.ArrayList<>(links);
        all.add(more);
        return new PageView(path, crumbs, title, summary, filters, panels, all, synthetic, sheet, paper, listings);
    }

    /** The same page, which says whether what it tells of is made up. */
    PageView synthetic(boolean made) {
        return new PageView(path, crumbs, title, summary, filters, panels, links, made, sheet, paper, listings);
    }

    /** Something written for machines, with what is to be said of it. */
    public record Listing(String title, List<String> sentences, List<Code> codes, List<Link> links) {
        public Listing {
            sentences = List.copyOf(sentences);
            codes = List.copyOf(codes);
            links = List.copyOf(links);
        }
    }

    /** @param label what language it is in, or what it is */
    public record Code(String label, String text) {}

    /**
     * Values that the reader may change to see what would come of it. The page answers for the values sent; what has not been changed is not
     * sent, so that the address holds the changes alone.
     *
     * @param panel the id of the panel that tells what comes of it, under which the sheet stands
     * @param kept parameters of the page that a trial must not lose, with their values
     * @param changed how many values differ from what is known
     */
    public record TrialSheet(String panel, String title, List<Link> kept, List<TrialGroup> groups, int changed) {
        public TrialSheet {
            kept = List.copyOf(kept);
            groups = List.copyOf(groups);
        }
    }

    /** Values that belong together. */
    public record TrialGroup(String title, List<Trial> trials) {
        public TrialGroup {
            trials = List.copyOf(trials);
        }
    }

    /**
     * One value, on a scale from {@code least} to {@code most} in steps.
     *
     * @param known what is known of it; empty where nothing is
     * @param tried what the page answers for
     * @param text the value tried as written for people, with its name where it has one
     */
    public record Trial(
            String parameter,
            String label,
            String least,
            String most,
            String step,
            Optional<String> known,
            String tried,
            String text) {}

    public record Link(String path, String label) {}

    /** @param note a few words beside each link, such as a value; same length as links, or empty */
    public record LinkGroup(String title, List<Link> links, List<String> note) {
        public LinkGroup {
            links = List.copyOf(links);
            note = List.copyOf(note);
        }
    }

    /**
     * One control.
     *
     * @param parameter the URL parameter, such as {@code service} or {@code time}
     * @param chosen the code chosen, or the codes with commas between them where there may be several; empty for all
     */
    public record Filter(String parameter, String label, List<Option> options, Optional<String> chosen) {
        public Filter {
            options = List.copyOf(options);
        }
    }

    /** @param group heading under which the option stands; empty for none */
    public record Option(String code, String label, Optional<String> group) {}
}
