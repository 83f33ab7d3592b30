/** A room with phrases, for the tests of {@link org.merata.model.Phrases}. */
package org.merata.model.example;
