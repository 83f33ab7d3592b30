package org.merata.model.example;

/** A class beside the example phrases. */
public final class Example {
    private Example() {}
}
