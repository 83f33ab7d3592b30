package org.merata.dashboard;

import java.util.Optional;
import java.util.function.Function;
import org.merata.publish.Release;

/** The pages of releases as they were. */
public interface FrozenPages {
    /** Empty where there is no such release. */
    Optional<Release> find(String release);

    /**
     * Reads pages of a release, made of its own data by its own definitions; empty where it keeps no copy of them.
     *
     * @param reading is given the pages, which it must not keep
     */
    <T> Optional<T> read(Release release, Function<Pages, T> reading);

    /** Of a home that has released nothing. */
    static FrozenPages none() {
        return new FrozenPages() {
            @Override
            public Optional<Release> find(String release) {
                return Optional.empty();
            }

            @Override
            public <T> Optional<T> read(Release release, Function<Pages, T> reading) {
                return Optional.empty();
            }
        };
    }
}
