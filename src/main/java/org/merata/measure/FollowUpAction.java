package org.merata.measure;

import java.time.LocalDate;
import org.merata.model.Period;

/**
 * What an agency plans to do about an element of its survey, as it published it.
 *
 * @param period of the survey that is followed up
 * @param element the field of the survey
 * @param owner the office in charge
 * @param status {@code planned}, {@code in_progress}, {@code done} or {@code dropped}
 * @param evidence empty where there is none
 * @param synthetic whether it is made up
 */
public record FollowUpAction(
        String agency,
        Period period,
        String element,
        String action,
        LocalDate deadline,
        String owner,
        String status,
        String evidence,
        boolean synthetic) {}
