package org.merata.analysis;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A statistic, or why there is none: exactly one of the two. Never NaN. */
public record Result<T>(Optional<T> value, Optional<Undefined> undefined) {
    public Result {
        if (value.isPresent() == undefined.isPresent()) {
            throw new IllegalArgumentException("a result is a value or a reason");
        }
        if (value.orElse(null) instanceof Double number && !Double.isFinite(number)) {
            throw new IllegalArgumentException("a result is never " + number);
        }
    }

    public static <T> Result<T> of(T value) {
        return new Result<>(Optional.of(Objects.requireNonNull(value)), Optional.empty());
    }

    public static <T> Result<T> undefined(Undefined reason) {
        return new Result<>(Optional.empty(), Optional.of(reason));
    }

    public <R> Result<R> map(Function<T, R> next) {
        return value.isPresent() ? of(next.apply(value.get())) : undefined(undefined.orElseThrow());
    }

    /** The value, where the caller knows that there is one. */
    public T get() {
        return value.orElseThrow(() -> new IllegalStateException("no value: " + undefined.orElseThrow()));
    }
}
