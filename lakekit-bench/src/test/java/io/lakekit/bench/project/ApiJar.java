package io.lakekit.bench.project;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A jar of the classes of a module without what users cannot name: code, private and
 * package-private members (but for abstract ones), annotations, and all of {@code
 * io.lakekit.internal}. It is of use only to tools that compare signatures.
 */
final class ApiJar {

    private static final String INTERNAL = "io/lakekit/internal/";

    private ApiJar() {}

    /** Writes the same bytes for the same class files on every machine and day. */
    static void write(Path classes, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out);
                Stream<Path> found = Files.walk(classes)) {
            for (Path each : found.filter(ApiJar::isClassFile).sorted().toList()) {
                String name = classes.relativize(each).toString().replace('\\', '/');
                if (!name.startsWith(INTERNAL)) {
                    JarEntry entry = new JarEntry(name);
                    entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
                    jar.putNextEntry(entry);
                    jar.write(stripped(Files.readAllBytes(each)));
                }
            }
        }
    }

    private static boolean isClassFile(Path file) {
        return file.toString().endsWith(".class");
    }

    private static byte[] stripped(byte[] classFile) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile)
                .accept(new Signatures(writer), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        return writer.toByteArray();
    }

    private static final class Signatures extends ClassVisitor {

        Signatures(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String generic, String[] thrown) {
            return isApi(access) || (access & Opcodes.ACC_ABSTRACT) != 0
                    ? super.visitMethod(access, name, descriptor, generic, thrown)
                    : null;
        }

        @Override
        public FieldVisitor visitField(
                int access, String name, String descriptor, String generic, Object constant) {
            return isApi(access)
                    ? super.visitField(access, name, descriptor, generic, constant)
                    : null;
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return null;
        }

        private static boolean isApi(int access) {
            return (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0
                    && (access & Opcodes.ACC_SYNTHETIC) == 0;
        }
    }
}
