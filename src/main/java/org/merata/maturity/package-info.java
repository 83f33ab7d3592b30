/**
 * What an assessment by a maturity framework comes to: scores from indicators, how solid they are, what would raise them. Pure arithmetic
 * in decimals; each framework's rules are its definition. Knows no file, no database and no page.
 */
package org.merata.maturity;
