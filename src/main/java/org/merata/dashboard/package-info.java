/**
 * Dashboards as code: a definition goes in, a view comes out: title, sentence, {@link org.merata.dashboard.ChartSpec}, table. Decides
 * what is shown and said; knows nothing of HTML or HTTP.
 */
package org.merata.dashboard;
