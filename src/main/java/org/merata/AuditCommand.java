package org.merata;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.merata.disclosure.AuditLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Works the chain of the audit log out again; exit code 1 where a line does not hold. */
@Command(name = "audit", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class AuditCommand implements Callable<Integer> {
    enum Action {
        VERIFY
    }

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "verify", defaultValue = "verify", descriptionKey = "audit_action")
    private Action action;

    @Override
    public Integer call() {
        HomeContent content = HomeContent.read(common);
        AuditLog.Finding finding =
                AuditLog.of(content.home().audit(), Clock.systemUTC()).verify();
        PrintWriter out = spec.commandLine().getOut();
        out.println(finding.broken()
                .map(line -> common.phrases()
                        .say(
                                "audit.broken",
                                "line",
                                Integer.toString(line),
                                "file",
                                content.home().audit().toString()))
                .orElseGet(() -> common.phrases()
                        .say("audit.whole", "n", common.number(finding.entries()), "head", finding.head())));
        out.flush();
        return finding.broken().isPresent() ? Main.WRONG_INPUT : Main.FINE;
    }
}
