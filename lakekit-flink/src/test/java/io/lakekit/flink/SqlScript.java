package io.lakekit.flink;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.TableResult;

/** A script of SQL, run as Flink's client runs it: settings go to the session. */
final class SqlScript {

    private static final Pattern SET = Pattern.compile("SET '([^']+)' = '([^']+)'");

    /** A text in quotes, a comment, or the end of a statement. */
    private static final Pattern TOKEN = Pattern.compile("'[^']*'|`[^`]*`|--[^\n]*|;");

    private SqlScript() {}

    /** The statements of a script, without comments. */
    static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        Matcher token = TOKEN.matcher(script);
        int from = 0;
        while (token.find()) {
            statement.append(script, from, token.start());
            from = token.end();
            if (token.group().equals(";")) {
                statements.add(statement.toString().strip());
                statement.setLength(0);
            } else if (!token.group().startsWith("--")) {
                statement.append(token.group());
            }
        }
        statements.add(statement.append(script.substring(from)).toString().strip());
        return statements;
    }

    /** The keys of the settings of a script. */
    static List<String> settings(String script) {
        return statements(script).stream()
                .map(SET::matcher)
                .filter(Matcher::matches)
                .map(setting -> setting.group(1))
                .toList();
    }

    /** Runs a script, of which the result of the last statement is returned. */
    static TableResult run(TableEnvironment session, String script, Runnable beforeLast) {
        List<String> statements = statements(script);
        statements.subList(0, statements.size() - 1).forEach(each -> run(session, each));
        beforeLast.run();
        return session.executeSql(statements.get(statements.size() - 1));
    }

    private static void run(TableEnvironment session, String statement) {
        Matcher setting = SET.matcher(statement);
        if (setting.matches()) {
            session.getConfig().set(setting.group(1), setting.group(2));
        } else {
            session.executeSql(statement);
        }
    }
}
