from roundhouse.command import main

main()
