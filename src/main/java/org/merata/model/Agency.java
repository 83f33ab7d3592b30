package org.merata.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An agency that provides services: a node of a dated tree.
 *
 * @param kind id of its kind, such as {@code ministry}, {@code regional_government}, {@code regional_agency}
 * @param parent code of the agency it belongs to; empty for one at the top
 * @param region code of the region it serves; empty where it serves the whole country
 * @param validFrom the first day it existed; empty where it is as old as the data
 * @param validTo the first day it existed no more; empty where it exists
 */
public record Agency(
        String code,
        Text name,
        String kind,
        Optional<String> parent,
        Optional<String> region,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo) {}
