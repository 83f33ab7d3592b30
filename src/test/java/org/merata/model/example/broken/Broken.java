package org.merata.model.example.broken;

/** A class beside phrases with a fault each: a name twice in English, a brace left open in Indonesian. */
public final class Broken {
    private Broken() {}
}
