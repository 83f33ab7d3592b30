package org.merata.web;

import java.util.Optional;
import org.merata.dashboard.PageView;

final class PageFiles {
    private PageFiles() {}

    static Optional<Reply> of(PageView page, String extension, Optional<String> panel) {
        return Optional.empty();
    }
}
