package org.merata.analysis;

import org.merata.analysis.Verdict.Assurance;
import org.merata.analysis.Verdict.Variation;

/**
 * In what order results call for work, by the two words of their verdict: what gets worse and will miss its target before what will miss it
 * anyway, and that before what gets worse but may still meet it. What will meet its target and does not get worse is best left alone.
 * Merata's own order; the words are those of NHS England, Making Data Count.
 */
public enum Urgency {
    WORSENING_AND_MISSING,
    MISSING,
    WORSENING,
    /** Neither: no target is missed for sure and nothing gets worse, or there is no verdict. */
    NONE,
    /** It will meet its target and does not get worse. */
    LEAVE_ALONE;

    public static Urgency of(Verdict verdict) {
        boolean worsening = verdict.variation() == Variation.WORSENING;
        boolean misses = verdict.assurance().filter(Assurance.WILL_MISS::equals).isPresent();
        boolean meets = verdict.assurance().filter(Assurance.WILL_MEET::equals).isPresent();
        if (worsening) {
            return misses ? WORSENING_AND_MISSING : WORSENING;
        }
        return misses ? MISSING : meets ? LEAVE_ALONE : NONE;
    }

    /** Whether it is to be fixed. */
    public boolean callsForWork() {
        return compareTo(NONE) < 0;
    }
}
