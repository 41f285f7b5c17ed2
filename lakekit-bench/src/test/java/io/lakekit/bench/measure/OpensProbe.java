package io.lakekit.bench.measure;

import java.util.List;

/** The main class of the child JVMs in tests: it prints, exits or hangs as its argument says. */
final class OpensProbe {

    private OpensProbe() {}

    public static void main(String[] arguments) throws InterruptedException {
        switch (arguments[0]) {
            case "opens" -> {
                Module base = List.class.getModule();
                Module own = OpensProbe.class.getModule();
                System.out.println("java.util open: " + base.isOpen("java.util", own));
                System.out.println("temporary files: " + System.getProperty("java.io.tmpdir"));
                System.out.println("max heap: " + Runtime.getRuntime().maxMemory());
            }
            case "exit" -> {
                System.err.println("going");
                System.exit(Integer.parseInt(arguments[1]));
            }
            case "hang" -> {
                System.out.println("pid " + ProcessHandle.current().pid());
                Thread.currentThread().join();
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }
}
