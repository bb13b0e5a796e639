@echo off
rem Installs ttdn @VERSION@ for this user, without a network and without an administrator, from the folder goi beside it.
rem Made by packaging/offline.py. All is ASCII above the last label: cmd.exe looks for labels byte by byte.
setlocal DisableDelayedExpansion
set "TTDN_HOME=%LOCALAPPDATA%\Programs\ttdn"
set "TTDN_WHEELS=%~dp0goi"
set "TTDN_PYTHON="
rem 64 bit, of a version for which there are wheels. The python.exe that only opens the Store ends with an error, too.
set "TTDN_TEST=import sys; sys.exit(sys.maxsize.bit_length() != 63 or '.'.join(map(str, sys.version_info[:2])) not in '@PYTHONS@'.split())"
for %%V in (@PYTHONS@) do call :try py -%%V
call :try py
call :try python
call :try python3
if not defined TTDN_PYTHON goto last
rem A network folder: pip is given a letter, not a name that begins with \\.
pushd "%~dp0"
if exist goi set "TTDN_WHEELS=%CD%\goi"
rem What was installed here before goes: a newer version, or an older one, is put in its place.
%TTDN_PYTHON% -I -m venv --clear "%TTDN_HOME%"
if errorlevel 1 goto failed
"%TTDN_HOME%\Scripts\python.exe" -I -m pip install --quiet --disable-pip-version-check --no-index --find-links "%TTDN_WHEELS%" ttdn==@VERSION@
if errorlevel 1 goto failed
"%TTDN_HOME%\Scripts\ttdn.exe" --version
if errorlevel 1 goto failed
set "TTDN_DONE=1"
goto last

:try
if defined TTDN_PYTHON exit /b 0
%* -I -c "%TTDN_TEST%" >nul 2>nul
if not errorlevel 1 set "TTDN_PYTHON=%*"
exit /b 0

:failed
set "TTDN_FAILED=1"

:last
chcp 65001 >nul
if not defined TTDN_PYTHON echo Máy này chưa có Python phù hợp: 64 bit, một trong các bản @PYTHONS@. Cài Python rồi chạy lại tệp này.
if not defined TTDN_PYTHON echo There is no fitting Python on this machine: 64 bit, one of @PYTHONS@. Install it and run this file again.
if defined TTDN_FAILED echo Chưa cài được: xem dòng ở trên. Đóng mọi cửa sổ đang chạy ttdn rồi thử lại.
if defined TTDN_FAILED echo Not installed: see the line above. Close every window that runs ttdn, and try again.
if defined TTDN_DONE echo Đã cài ttdn vào "%TTDN_HOME%".
if defined TTDN_DONE echo Mở cửa sổ lệnh: bấm đúp ttdn.bat ở đây, hoặc ttdn.bat trong thư mục làm việc.
if defined TTDN_DONE echo Installed. For a prompt: a double-click on ttdn.bat, here or in the folder of work.
if not "%~1"=="/q" pause
if not defined TTDN_DONE exit /b 1
exit /b 0
