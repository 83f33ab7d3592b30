package org.merata.disclosure;

/** How much a reader may see. */
public enum Access {
    /** Everyone. */
    PUBLIC
}
