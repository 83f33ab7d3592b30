/**
 * What the numbers say: inequality, control charts, verdicts, grades. Pure arithmetic on disclosed figures; each statistic cites its
 * source and reproduces a published number in its test. Knows no database and no page.
 */
package org.merata.analysis;
