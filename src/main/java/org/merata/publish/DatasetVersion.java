package org.merata.publish;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a released dataset differs from the ones before: the first number rises where something is gone, the second where something came or
 * changed, the third where all that changed was corrected.
 */
public record DatasetVersion(int major, int minor, int patch) implements Comparable<DatasetVersion> {
    public static final DatasetVersion FIRST = new DatasetVersion(1, 0, 0);

    private static final Pattern CODE = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})");
    private static final Comparator<DatasetVersion> ORDER = Comparator.comparingInt(DatasetVersion::major)
            .thenComparingInt(DatasetVersion::minor)
            .thenComparingInt(DatasetVersion::patch);

    public DatasetVersion {
        if (major < 1 || minor < 0 || patch < 0) {
            throw new IllegalArgumentException("no version: " + major + "." + minor + "." + patch);
        }
    }

    /** Reads a version such as {@code 2.1.0}; empty where it is not one. */
    public static Optional<DatasetVersion> find(String code) {
        Matcher matcher = CODE.matcher(code);
        return matcher.matches() && Integer.parseInt(matcher.group(1)) > 0
                ? Optional.of(new DatasetVersion(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    /** The version after a change. */
    public DatasetVersion after(Change change) {
        return switch (change) {
            case NONE -> this;
            case CORRECTED -> new DatasetVersion(major, minor, patch + 1);
            case CHANGED -> new DatasetVersion(major, minor + 1, 0);
            case REMOVED -> new DatasetVersion(major + 1, 0, 0);
        };
    }

    /** What a dataset went through since the release before, the gravest of it. */
    public enum Change {
        NONE,
        /** Values changed, and a correction stands behind each. */
        CORRECTED,
        /** Rows or columns came, or values changed. */
        CHANGED,
        /** A row, a code or a column is gone: whoever builds on it must look. */
        REMOVED
    }

    @Override
    public int compareTo(DatasetVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
