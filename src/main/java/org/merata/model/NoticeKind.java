package org.merata.model;

import java.util.Optional;

/** One thing that can be wrong with what a person wrote. Each room lists its own in one enum. */
public interface NoticeKind {
    /** Stable, in snake_case: it may be published and filtered by. */
    String code();

    Severity severity();

    /** What is wrong, in a sentence. */
    Text title();

    /** What to do about it, in a sentence. */
    Text advice();

    /** The details that its notices carry; empty where its room does not declare them. */
    default Optional<NoticeFields> fields() {
        return Optional.empty();
    }
}
