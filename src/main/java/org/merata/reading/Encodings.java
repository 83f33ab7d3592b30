package org.merata.reading;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Turns files of other encodings into UTF-8: the engine reads UTF-8 alone, and takes others for something else without a word. */
public final class Encodings {
    private static final int BUFFER_LETTERS = 1 << 16;

    private Encodings() {}

    /**
     * Writes the file as UTF-8, without its byte order mark.
     *
     * @return whether every byte could be read in that encoding; where not, the target is of no use
     */
    public static boolean transcode(Path from, Charset charset, Path to) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (Reader in = new java.io.InputStreamReader(Files.newInputStream(from), decoder);
                Writer out = Files.newBufferedWriter(to, StandardCharsets.UTF_8)) {
            char[] buffer = new char[BUFFER_LETTERS];
            boolean first = true;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                int start = first && read > 0 && buffer[0] == '\uFEFF' ? 1 : 0;
                out.write(buffer, start, read - start);
                first = false;
            }
            return true;
        } catch (CharacterCodingException notInThisEncoding) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + from + " as " + charset, e);
        }
    }
}
