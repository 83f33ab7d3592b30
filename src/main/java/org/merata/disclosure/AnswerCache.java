package org.merata.disclosure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.merata.measure.Question;

/** Keeps the answers used last, up to a number of figures in all; asks once when several readers ask the same at once. */
final class AnswerCache {
    /** About 60 MB. */
    static final int USUAL_FIGURES = 200_000;

    /** About 6 MB: of readers with a token there may be several. */
    static final int FIGURES_OF_ONE_READER = 20_000;

    private final int mostFigures;
    private final Map<Question, Answer> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Question, CompletableFuture<Answer>> asked = new ConcurrentHashMap<>();
    private int figures;

    AnswerCache(int mostFigures) {
        this.mostFigures = mostFigures;
    }

    Answer get(Question question, Function<Question, Answer> ask) {
        synchronized (kept) {
            Answer known = kept.get(question);
            if (known != null) {
                return known;
            }
        }
        var mine = new CompletableFuture<Answer>();
        CompletableFuture<Answer> first = asked.putIfAbsent(question, mine);
        if (first != null) {
            return waitFor(first);
        }
        try {
            Answer answer = ask.apply(question);
            keep(question, answer);
            mine.complete(answer);
            return answer;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            asked.remove(question, mine);
        }
    }

    private static Answer waitFor(CompletableFuture<Answer> first) {
        try {
            return first.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException) {
                throw (RuntimeException) e.getCause();
            }
            throw e;
        }
    }

    private void keep(Question question, Answer answer) {
        int size = size(answer);
        if (size > mostFigures / 4) {
            return;
        }
        synchronized (kept) {
            if (kept.put(question, answer) == null) {
                figures += size;
            }
            var oldest = kept.entrySet().iterator();
            while (figures > mostFigures && oldest.hasNext()) {
                figures -= size(oldest.next().getValue());
                oldest.remove();
            }
        }
    }

    private static int size(Answer answer) {
        return answer.figures().size() + 1;
    }
}
