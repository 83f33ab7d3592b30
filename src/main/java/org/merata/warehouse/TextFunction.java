package org.merata.warehouse;

/** A function of a text that statements may call; for many threads at once. */
@FunctionalInterface
public interface TextFunction {
    short apply(String text);
}
