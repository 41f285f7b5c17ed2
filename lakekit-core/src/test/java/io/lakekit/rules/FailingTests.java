package io.lakekit.rules;

import java.util.Arrays;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs test classes and prints which of their tests failed. */
final class FailingTests implements TestExecutionListener {

    static final String RAN = "ran ";
    static final String FAILED = "failed ";

    private int ran;

    private FailingTests() {}

    /** Takes the names of test classes. */
    public static void main(String[] classes) {
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(
                                Arrays.stream(classes)
                                        .map(DiscoverySelectors::selectClass)
                                        .toList())
                        .build();
        FailingTests tests = new FailingTests();
        LauncherFactory.create().execute(request, tests);
        System.out.println(RAN + tests.ran);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            ran++;
        }
        if (result.getStatus() == Status.FAILED) {
            System.out.println(FAILED + name(test));
            result.getThrowable().ifPresent(Throwable::printStackTrace);
        }
    }

    /** The method, and the case of it if cases have names of their own. */
    private static String name(TestIdentifier test) {
        String method =
                test.getSource()
                        .filter(MethodSource.class::isInstance)
                        .map(MethodSource.class::cast)
                        .map(source -> source.getClassName() + "." + source.getMethodName())
                        .orElse(test.getUniqueId());
        boolean isNamed =
                test.getUniqueIdObject()
                                .getLastSegment()
                                .getType()
                                .equals("test-template-invocation")
                        && !test.getDisplayName().startsWith("[");
        return isNamed ? method + ": " + test.getDisplayName().strip() : method;
    }
}
