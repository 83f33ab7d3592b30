/**
 * The interface for programs, {@code /api/v1}: what is published, in words and numbers, as JSON, CSV and NDJSON. Asks the same gate as every
 * page and lets out nothing else. Knows nothing of HTTP but media types and the headers of a reply; {@code web} brings requests here.
 */
package org.merata.web.api;
