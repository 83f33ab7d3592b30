package org.merata.model;

/** Which way a measure is better. */
public enum Direction {
    HIGHER,
    LOWER,
    NEUTRAL
}
