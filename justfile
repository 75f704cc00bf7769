# Shortcuts for people. CI runs .ci/run and nothing else.

# what CI runs; outside CI it names what it skipped
gate:
    bash .ci/run

# the demo site into public/
build:
    cargo run --release -- build

# fast tests
test:
    cargo test

# fast and slow tests
test-slow:
    GONGSHI_SLOW=1 cargo test

# look at the demo while editing
serve:
    cargo run --release -- serve

# accept new whole outputs; read the diff afterwards
bless:
    GONGSHI_BLESS=1 cargo test --test suite

# compare with Hugo: just bench 1000 10000
bench *sizes:
    cargo bench --bench peers -- {{ sizes }}

# make the pictures of README again
pictures:
    cargo build --release
    cd tools/gates && npm ci --ignore-scripts
    tools/gates/pictures.sh
