package org.merata.model;

/** How much a notice matters: an error stops what it belongs to, a warning does not, information is for the record. */
public enum Severity {
    ERROR,
    WARNING,
    INFO
}
