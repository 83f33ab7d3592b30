/**
 * The same answer as a page, JSON or CSV. The only room that knows HTTP and HTML; every response carries the security headers, every
 * error has one shape (RFC 9457).
 */
package org.merata.web;
